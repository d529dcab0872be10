/** A journal by local days: each entry on the day that it was where it was written. Pure. */
import { dateFormat } from '../text/formats.ts';
import { zoneOf } from '../text/zones.ts';

export const UNSAID = -1;

/**
 * An entry of a journal; `at` in ms, `zone` is empty where its writer's device said none. `intensity`
 * and `urge_strength` go from 0 to 10, `UNSAID` where they were not said.
 */
export type Written = Readonly<{
	id: string;
	at: number;
	zone: string;
	intensity: number;
	feelings: readonly string[];
	urge: string;
	urge_strength: number;
	instead: string;
	tags: readonly string[];
}>;

/** An entry with its local day (`2026-03-29`) and hour (0 to 23). */
export type Placed<T extends Written = Written> = Readonly<{
	written: T;
	day: string;
	hour: number;
}>;

/** A local day with the ids of its entries, the newest first; `strongest` as `intensity`. */
export type Day = Readonly<{ day: string; strongest: number; ids: readonly string[] }>;

/** An entry on its local day: by its own zone, else by `here`, the reader's. */
export function place<T extends Written>(written: T, here: string): Placed<T> {
	const shown = clockIn(written.zone, here).format(written.at);
	return { written, day: shown.slice(0, 10), hour: Number(shown.slice(-2)) };
}

/** The order of a journal: the newest day first, in it the newest entry. */
export function inOrder(one: Placed, other: Placed): number {
	return (
		compare(other.day, one.day) ||
		other.written.at - one.written.at ||
		compare(other.written.id, one.written.id)
	);
}

/** The days on which something was written, of entries that are in order. */
export function daysOf(placed: Iterable<Placed>): Day[] {
	const days: { day: string; strongest: number; ids: string[] }[] = [];
	for (const { written, day } of placed) {
		let last = days.at(-1);
		if (last?.day !== day) days.push((last = { day, strongest: UNSAID, ids: [] }));
		last.ids.push(written.id);
		last.strongest = Math.max(last.strongest, written.intensity);
	}
	return days;
}

/** Writes a time as `2026-03-29, 02`. */
function clockIn(zone: string, here: string): Intl.DateTimeFormat {
	return dateFormat('en-CA', {
		timeZone: zoneOf(zone, here),
		...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' },
	});
}

function compare(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}
