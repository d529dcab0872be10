/** What becomes of a week whose picture is dragged. Pure; minutes count from Monday's midnight. */
import { barsOf } from './picture.ts';
import { minutesOf, timeOf, type DayForm, type PeriodForm } from './week.ts';

const DAY = 1440;
const WEEK = 7 * DAY;
export const STEP = 15;

/** Minutes since Monday's midnight, and a stretch from there on. */
type Stretch = Readonly<{ start: number; length: number }>;

/** What is held, from the minute `at` on: an end of hours, all of them, or where new ones begin. */
export type Grab =
	| Readonly<{ part: 'new'; at: number }>
	| Readonly<{ part: 'start' | 'end' | 'whole'; at: number; day: number; index: number }>;

/** What lies at a minute; an end is held up to `reach` minutes inside of it. */
export function grabAt(days: readonly DayForm[], at: number, reach: number): Grab {
	for (const [day, { periods }] of days.entries()) {
		for (const [index, period] of periods.entries()) {
			const { start, length } = stretchOf(day, period);
			const inside = ring(at - start);
			if (!(inside < length)) continue; // also of one that is not filled in
			const near = Math.min(reach, length / 3);
			if (inside <= near) return { part: 'start', at, day, index };
			return { part: length - inside <= near ? 'end' : 'whole', at, day, index };
		}
	}
	return { part: 'new', at };
}

/** The week once what is held is dragged to a minute; null if it would lie over other hours. */
export function drag(days: readonly DayForm[], grab: Grab, to: number): DayForm[] | null {
	const rest = days.map(({ periods, windows }) => ({ periods: [...periods], windows }));
	const held = grab.part === 'new' ? drawn(grab.at, to) : moved(taken(rest, grab), grab, to);
	if (!(held.length >= STEP)) return null;
	const day = rest[Math.floor(held.start / DAY)];
	day?.periods.push(periodOf(held));
	day?.periods.sort((one, other) => (one.from || '~').localeCompare(other.from || '~'));
	return isOverlapping(rest) ? null : rest;
}

/** Takes held hours out of a week. */
function taken(days: readonly DayForm[], { day, index }: Exclude<Grab, { part: 'new' }>): Stretch {
	const [period] = days[day]?.periods.splice(index, 1) ?? [];
	return stretchOf(day, period ?? { from: '', to: '' });
}

/** New hours within one day, whichever way they were drawn. */
function drawn(at: number, to: number): Stretch {
	const midnight = Math.floor(at / DAY) * DAY;
	const inDay = (minute: number) => clamp(snap(minute), midnight, midnight + DAY);
	const [start, end] = [Math.min(inDay(at), inDay(to)), Math.max(inDay(at), inDay(to))];
	return { start, length: end - start };
}

/** An end goes by the clock alone: a slip into the next day's column is none. */
function moved({ start, length }: Stretch, { part, at }: Grab, to: number): Stretch {
	const by = snap(nearest(to - at));
	if (part === 'whole') return { start: ring(start + by), length };
	const byClock = snap((to % DAY) - (at % DAY));
	const change = part === 'start' ? -byClock : byClock;
	const longer = clamp(length + change, STEP, DAY);
	return part === 'start'
		? { start: ring(start + length - longer), length: longer }
		: { start, length: longer };
}

function stretchOf(day: number, { from, to }: PeriodForm): Stretch {
	const [opens, closes] = [minutesOf(from), minutesOf(to)];
	return {
		start: day * DAY + opens,
		length: closes > opens ? closes - opens : closes + DAY - opens,
	};
}

function periodOf({ start, length }: Stretch): PeriodForm {
	return { from: timeOf(start % DAY), to: timeOf((start + length) % DAY) };
}

function isOverlapping(days: readonly DayForm[]): boolean {
	const bars = barsOf(days).sort((one, other) => one.day - other.day || one.start - other.start);
	return bars.some(({ day, start }, at) => {
		const before = bars[at - 1];
		return before?.day === day && start < before.end;
	});
}

function snap(minutes: number): number {
	return Math.round(minutes / STEP) * STEP;
}

function clamp(n: number, least: number, most: number): number {
	return Math.min(Math.max(n, least), most);
}

function ring(minutes: number): number {
	return ((minutes % WEEK) + WEEK) % WEEK;
}

/** The shorter way around the week. */
function nearest(by: number): number {
	return ring(by + WEEK / 2) - WEEK / 2;
}
