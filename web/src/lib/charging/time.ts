/** Time for clients' messages, kept by this device until somebody confirms it. Pure. */
import { makeEntryId } from '../protocol/writing.ts';

const MINUTE_MS = 60_000;
const DAYS_KEPT = 62;
const DAY_MS = 24 * 3_600_000;
const LEAST_MS = 30_000; // less is a glance

/**
 * Time for the client of the thread `space` on the local day `on`. `id` is under which the server has
 * it, so that it is not entered twice; `told` are the seconds that were confirmed, -1 for none, when
 * the watch stood at `toldAtMs`. `why` is said where more was confirmed than was counted.
 */
export type Watched = Readonly<{
	id: string;
	space: string;
	on: string;
	ms: number;
	told: number;
	toldAtMs: number;
	why: string;
}>;

/** Adds time to a client's day, and forgets what is long ago. */
export function spent(
	watched: readonly Watched[],
	{ space, on, ms }: Pick<Watched, 'space' | 'on' | 'ms'>,
): Watched[] {
	const { others, row } = split(watched, space, on);
	const oldest = new Date(Date.parse(on) - DAYS_KEPT * DAY_MS).toISOString().slice(0, 10);
	return [...others.filter((each) => each.on >= oldest), { ...row, ms: row.ms + ms }];
}

/** Notes what was confirmed. */
export function confirmed(
	watched: readonly Watched[],
	{
		space,
		on,
		seconds,
		why,
	}: Readonly<{ space: string; on: string; seconds: number; why: string }>,
): Watched[] {
	const { others, row } = split(watched, space, on);
	return [...others, { ...row, told: seconds, toldAtMs: row.ms, why: why || row.why }];
}

/** Whole minutes to be confirmed: what was confirmed before, and what came since. */
export function minutesOf({ ms, told, toldAtMs }: Watched): number {
	const before = Math.max(0, told) / 60;
	return Math.round(before + (ms - toldAtMs) / MINUTE_MS);
}

/** Whether there is something to confirm. */
export function isOpen({ ms, toldAtMs }: Watched): boolean {
	return ms - toldAtMs >= LEAST_MS;
}

/** The row of a client's day, made if there is none, beside all others. */
export function split(watched: readonly Watched[], space: string, on: string) {
	const isIt = (each: Watched) => each.space === space && each.on === on;
	const none = { id: makeEntryId(), space, on, ms: 0, told: -1, toldAtMs: 0, why: '' };
	return {
		row: watched.find(isIt) ?? none,
		others: watched.filter((each) => !isIt(each)),
	};
}
