import type { OpenDays } from '../api/shapes/boundaries.ts';

/** A local date (RFC 3339) with hours; instants in ms. */
export type WorkDay = Readonly<{
	on: string;
	periods: readonly (readonly [opens: number, closes: number])[];
	windows: readonly number[];
	/** The last closing. */
	until: number;
}>;

/** The viewer's own days with hours, past and coming, earliest first. */
export type WorkDays = Readonly<{ zone: string; days: readonly WorkDay[] }>;

/** Null where nobody has set hours. */
export function workDaysOf({ zone, is_set: isSet, days }: OpenDays): WorkDays | null {
	if (!isSet) return null;
	return {
		zone,
		days: days.map(({ on, periods, windows }) => {
			const spans = periods.map(([opens, closes]) => [at(opens), at(closes)] as const);
			return { on, periods: spans, windows: windows.map(at), until: spans.at(-1)?.[1] ?? 0 };
		}),
	};
}

/**
 * When an answer leaves that is written at `now` (ms): outside the viewer's hours at the next
 * window, or as it opens next where there is none. 0 is at once: it is open, or nobody knows.
 */
export function leavesAt(known: WorkDays | null, now: number): number {
	const periods = known?.days.flatMap((day) => day.periods) ?? [];
	if (periods.some(([opens, closes]) => opens <= now && now < closes)) return 0;
	return nextWindow(known, now) || (periods.find(([opens]) => opens > now)?.[0] ?? 0);
}

/** When the viewer reads next (ms), 0 if nobody knows. */
export function nextWindow(known: WorkDays | null, now: number): number {
	return known?.days.flatMap(({ windows }) => windows).find((window) => window > now) ?? 0;
}

function at(instant: string): number {
	return Date.parse(instant);
}
