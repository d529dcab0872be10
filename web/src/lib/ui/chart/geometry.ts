/** Lines and frames of charts, in pixels. Pure. */
import { dayNumber, numberedDay } from './days.ts';
import type { Range } from './scale.ts';

export type Place = Readonly<{ x: number; y: number | null }>;

/** What a chart is drawn in: the plot, with room for what is written around it. */
export type Frame = Readonly<{ left: number; right: number; top: number; bottom: number }>;

/** How far a chart of one day, or of a few, reaches to either side. */
const LEAST_DAYS = 7;

/** An SVG path through the places; it ends where there is no value, and begins anew behind that. */
export function openPath(places: readonly Place[]): string {
	let isDown = false;
	return places
		.flatMap(({ x, y }) => {
			const step = y === null ? [] : [`${isDown ? 'L' : 'M'}${round(x)} ${round(y)}`];
			isDown = y !== null;
			return step;
		})
		.join('');
}

/** The days that an axis has, as numbers: those of the points, at least a week around them. */
export function dayRange(days: readonly string[]): Range {
	const numbers = days.map(dayNumber);
	const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
	const lacking = Math.max(0, LEAST_DAYS - (last - first));
	return [first - Math.floor(lacking / 2), last + Math.ceil(lacking / 2)];
}

/** The same, as local days. */
export function daysOf([first, last]: Range): readonly [string, string] {
	return [numberedDay(first), numberedDay(last)];
}

/** Which of `count` labels are written so that no two meet: the last, and every n-th before it. */
export function writtenAt(count: number, room: number, each: number): (index: number) => boolean {
	const step = Math.max(1, Math.ceil((count * each) / Math.max(1, room)));
	return (index) => (count - 1 - index) % step === 0;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
