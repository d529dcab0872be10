/** The days of a month as a calendar shows them, and the keys that move in it. Pure. */
import { daysAfter, instantOf, monthsAfter } from './dates.ts';

const WEEK = 7;

/** The first days of the weeks that a month (`2026-03`) touches; `first` is 0 for Monday. */
export function weeksOf(month: string, first: number): string[] {
	const weeks: string[] = [];
	const end = `${monthsAfter(month, 1)}-01`;
	for (let week = startOf(`${month}-01`, first); week < end; week = daysAfter(week, WEEK)) {
		weeks.push(week);
	}
	return weeks;
}

/** The day to which a key moves from `day`; empty for one that moves nowhere. */
export function dayByKey(key: string, day: string, first: number): string {
	switch (key) {
		case 'ArrowLeft':
			return daysAfter(day, -1);
		case 'ArrowRight':
			return daysAfter(day, 1);
		case 'ArrowUp':
			return daysAfter(day, -WEEK);
		case 'ArrowDown':
			return daysAfter(day, WEEK);
		case 'Home':
			return startOf(day, first);
		case 'End':
			return daysAfter(startOf(day, first), WEEK - 1);
		case 'PageUp':
			return monthly(day, -1);
		case 'PageDown':
			return monthly(day, 1);
		default:
			return '';
	}
}

/** The same day of another month, its last where it has no such day. */
function monthly(day: string, months: number): string {
	const month = monthsAfter(day.slice(0, 7), months);
	const last = daysAfter(`${monthsAfter(month, 1)}-01`, -1);
	const same = `${month}${day.slice(7)}`;
	return same < last ? same : last;
}

function startOf(day: string, first: number): string {
	const weekday = (new Date(instantOf(day)).getUTCDay() + 6) % WEEK;
	return daysAfter(day, -((weekday - first + WEEK) % WEEK));
}
