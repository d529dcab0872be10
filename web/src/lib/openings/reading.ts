import type { OpeningPage, OpeningRow } from '../api/shapes/records.ts';
import type { People } from '../sync/folds/people.ts';
import type { OpenedLine } from './view.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const KINDS = new Set(['opened', 'copied', 'emergency']);

/** What a page of the server says, with signed names; a row that cannot be harms no other. */
export function linesOf(page: OpeningPage, people: People): OpenedLine[] {
	return page.openings.filter(isWhole).map((row) => ({
		key: [row.seat_id, row.kind, row.at ?? row.on].join('/'),
		name: people.get(row.seat_id)?.name ?? '',
		kind: row.kind,
		role: row.role,
		isCover: row.is_cover,
		isEmergency: row.is_emergency,
		on: row.on,
		at: row.at === null ? null : Date.parse(row.at),
	}));
}

/** The zone as it is told, UTC if this device does not know it. */
export function zoneOf({ zone }: OpeningPage): string {
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		return zone;
	} catch {
		return 'UTC';
	}
}

function isWhole({ kind, on, at }: OpeningRow): boolean {
	const isDay = DAY.test(on) && !Number.isNaN(Date.parse(on));
	return isDay && KINDS.has(kind) && (at === null || !Number.isNaN(Date.parse(at)));
}
