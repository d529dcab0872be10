import type { Alert } from '../api/shapes/safety.ts';
import type { Names } from '../sync/names.ts';
import type { AlertRow } from './view.ts';

/** What a row is made of besides the alert itself. */
export type Known = Readonly<{
	names: Names;
	me: string;
	/** Names of clients that were opened through the practice's seat, by their conversation. */
	opened: ReadonlyMap<string, string>;
	/** Alerts whose note is on its way. */
	closing: ReadonlySet<string>;
}>;

/** An alert of the server as the pages show it. */
export function rowOf(alert: Alert, known: Known): AlertRow {
	const name = (id: string) => known.names.people.get(id)?.name ?? '';
	return {
		id: alert.id,
		space: alert.space_id,
		entry: alert.entry_id,
		client: clientOf(alert.space_id, known),
		state: alert.state,
		openedAt: Date.parse(alert.opened_at),
		nextAt: instant(alert.next_step_at),
		steps: alert.steps.map(({ rung, at, account_ids: ids, state }) => {
			return { rung, at: Date.parse(at), names: ids.map(name), state };
		}),
		takenBy: name(alert.acknowledged_by),
		isMine: alert.acknowledged_by === known.me,
		takenAt: instant(alert.acknowledged_at),
		closedBy: name(alert.closed_by),
		closedAt: instant(alert.closed_at),
		outcome: alert.outcome,
		isClosing: known.closing.has(alert.id),
	};
}

/** An urgent message that only this device holds up: the server has no alert for it. */
export function rowOfMissed(missed: Missed, known: Known): AlertRow {
	return {
		...{ id: '', space: missed.space, entry: missed.entry, openedAt: missed.at },
		client: clientOf(missed.space, known),
		...{ state: 'open', nextAt: 0, steps: [], takenBy: '', isMine: false, takenAt: 0 },
		...{ closedBy: '', closedAt: 0, outcome: null, isClosing: false },
	};
}

/** A client's urgent entry without an alert; `at` in ms. */
export type Missed = Readonly<{ space: string; entry: string; at: number }>;

/** The newest first, and what nobody has taken before what somebody has. */
export function inOrder(rows: readonly AlertRow[]): AlertRow[] {
	const isTaken = ({ state }: AlertRow) => Number(state !== 'open');
	return rows.toSorted(
		(one, other) => isTaken(one) - isTaken(other) || other.openedAt - one.openedAt,
	);
}

function clientOf(space: string, { names, opened }: Known): string {
	return names.clients.get(space)?.name ?? opened.get(space) ?? '';
}

function instant(at: string | null): number {
	return at ? Date.parse(at) : 0;
}
