/** What the picture of a week shows. Pure. */
import { isOvernight, minutesOf, type DayForm } from './week.ts';

const DAY = 1440;

/** An open stretch within one day, in minutes since its midnight. */
export type Bar = Readonly<{ day: number; start: number; end: number }>;
export type Tick = Readonly<{ day: number; at: number }>;

/** The open stretches of a week, cut at midnight; unfinished periods are left out. */
export function barsOf(days: readonly DayForm[]): Bar[] {
	return days.flatMap(({ periods }, day) =>
		periods.flatMap((period) => {
			const [start, end] = [minutesOf(period.from), minutesOf(period.to)];
			if (Number.isNaN(start + end)) return [];
			if (!isOvernight(period)) return [{ day, start, end }];
			const rest = { day: (day + 1) % 7, start: 0, end };
			return [{ day, start, end: DAY }, ...(end > 0 ? [rest] : [])];
		}),
	);
}

/** The reading times of a week. */
export function ticksOf(days: readonly DayForm[]): Tick[] {
	return days.flatMap(({ windows }, day) =>
		windows.filter(({ at }) => at).map(({ at }) => ({ day, at: minutesOf(at) })),
	);
}
