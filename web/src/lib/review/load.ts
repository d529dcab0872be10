import { dateFormat } from '../text/formats.ts';
import type { WorkDays } from './hours.ts';
import type { Sent } from './view.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const MORNING = 6 * 60; // until then it is still last night
const WEEKS_MS = 28 * DAY_MINUTES * MINUTE_MS;
const WRITTEN = new Set<Sent['kind']>(['text', 'promise', 'file']);

/** Evenings after working days of the last four weeks that are over, and how many stayed free. */
export type Evenings = Readonly<{ all: number; free: number }>;

/** When the viewer wrote what was sent in the last four weeks (ms); it may have left later. */
export function writtenSince(sent: readonly Sent[], now: number): number[] {
	return sent
		.filter(({ kind, at }) => WRITTEN.has(kind) && at > now - WEEKS_MS)
		.map(({ at }) => at);
}

/** An evening goes from the day's last hour to six in the morning; one reply, and it is not free. */
export function eveningsOf(
	{ days, zone }: WorkDays,
	written: readonly number[],
	now: number,
): Evenings {
	const over = days
		.map(({ until }) => [until, morningAfter(until, zone)] as const)
		.filter(([start, end]) => end <= now && start > now - WEEKS_MS);
	const free = over.filter(([start, end]) => !written.some((at) => start <= at && at < end));
	return { all: over.length, free: free.length };
}

/** The share of replies that were written outside the hours, 0 to 1; 0 if there are none. */
export function shareOutside({ days }: WorkDays, written: readonly number[]): number {
	const periods = days.flatMap((day) => day.periods);
	const outside = written.filter((at) => !periods.some(([from, to]) => from <= at && at < to));
	return written.length === 0 ? 0 : outside.length / written.length;
}

/** The first six o'clock in `zone` after an instant (ms), also where the clocks change. */
export function morningAfter(at: number, zone: string): number {
	const ahead = (MORNING - minuteOf(at, zone) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
	const near = at + ahead * MINUTE_MS;
	const off = minuteOf(near, zone) - MORNING;
	return near - off * MINUTE_MS;
}

/** The minute of the day that a clock in `zone` shows. */
function minuteOf(at: number, zone: string): number {
	const options = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
	const [hour = 0, minute = 0] = dateFormat('en-GB', options).format(at).split(':').map(Number);
	return hour * 60 + minute;
}
