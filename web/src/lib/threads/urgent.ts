import type { OwnAlert, Rung, UrgentPromise } from '../api/shapes/safety.ts';
import type { Alerted } from '../noticed/card.ts';
import type { Vault } from '../sync/vault.ts';

const RUNGS = ['clinician', 'cover', 'on_call', 'owner'] as const satisfies readonly Rung[];
const WAKES = [...RUNGS, 'nobody'] as const;

/** An alert of one's own, by the entry that opened it; times in ms. */
export type KnownAlert = Alerted & Readonly<{ entry: string; told: Rung | '' }>;

/**
 * What becomes of an urgent message. `wakes` is empty where it is not known, and is asked anew each
 * time: what held at noon would be a lie at night. `looksAt` (ms) is 0 where it is not known.
 */
export type Urgent = Readonly<{
	wakes: UrgentPromise['wakes'] | '';
	looksAt: number;
	alerts: readonly KnownAlert[];
}>;

/** What the server says of it now; without a connection what became of alerts before. */
export async function urgentIn({ http, local }: Vault, id: string): Promise<Urgent> {
	const place = `urgent/${id}`;
	try {
		const urgent = readUrgent(await http.get<unknown>(`/spaces/${id}/safety`));
		await local.keep(place, { alerts: urgent.alerts });
		return urgent;
	} catch {
		const kept = await local.kept<Pick<Urgent, 'alerts'>>(place);
		return { wakes: '', looksAt: 0, alerts: kept?.alerts ?? [] };
	}
}

/** Takes of an answer what is as it should be; what is not is not known. */
export function readUrgent(told: unknown): Urgent {
	const { wakes, looks_at: looksAt, alerts } = recordOf<UrgentPromise>(told);
	const rows = Array.isArray(alerts) ? alerts.map(recordOf<OwnAlert>) : [];
	return {
		wakes: WAKES.find((each) => each === wakes) ?? '',
		looksAt: timeOf(looksAt),
		alerts: rows.flatMap(readAlert),
	};
}

function readAlert(row: Fields<OwnAlert>): KnownAlert[] {
	const { entry_id: entry, told_at: toldAt, taken_at: takenAt, is_closed: isClosed } = row;
	if (typeof entry !== 'string') return [];
	const told = RUNGS.find((each) => each === row.told) ?? '';
	const times = { toldAt: timeOf(toldAt), takenAt: timeOf(takenAt) };
	return [{ entry, told, ...times, isClosed: isClosed === true }];
}

type Fields<Shape> = Partial<Record<keyof Shape, unknown>>;

function recordOf<Shape>(value: unknown): Fields<Shape> {
	return typeof value === 'object' && value !== null ? value : {};
}

function timeOf(value: unknown): number {
	return (typeof value === 'string' && Date.parse(value)) || 0;
}
