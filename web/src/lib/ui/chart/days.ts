/**
 * Local days along an axis. Each is as wide as the others, also where clocks change: days are counted
 * by the calendar, not by the hour. Pure.
 */
const DAY_MS = 24 * 3_600_000;

/** What an axis says at a day; `form` is how much of it. */
export type DayTick = Readonly<{ day: string; form: 'day' | 'month' | 'year' }>;

/** How many days a local day (`2026-08-03`) is after 1 January 1970. */
export function dayNumber(day: string): number {
	return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** The local day of such a number. */
export function numberedDay(number: number): string {
	return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of the week that a local day is in. */
export function mondayOf(day: string): string {
	const number = dayNumber(day);
	return numberedDay(number - ((number + 3) % 7)); // the first day of 1970 was a Thursday
}

/** At most `most` days from `first` to `last`: each, every Monday, or the first of months or years. */
export function dayTicks(first: string, last: string, most: number): DayTick[] {
	for (const days of EACH) {
		const found = every(first, last, days);
		if (found.length <= most) return found;
	}
	for (const months of [1, 2, 3, 6, 12, 24, 60, 120]) {
		const found = firsts(first, last, months);
		if (found.length <= most) return found;
	}
	return [];
}

const EACH = [1, 2, 7, 14];

function every(first: string, last: string, days: number): DayTick[] {
	const from = days < 7 ? dayNumber(first) : dayNumber(mondayOf(numberedDay(dayNumber(first) + 6)));
	const found: DayTick[] = [];
	for (let number = from; number <= dayNumber(last); number += days) {
		found.push({ day: numberedDay(number), form: 'day' });
	}
	return found;
}

function firsts(first: string, last: string, months: number): DayTick[] {
	const found: DayTick[] = [];
	const year = Number(first.slice(0, 4));
	for (let month = 0; ; month += months) {
		const day = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
		if (day > last) return found;
		if (day >= first) found.push({ day, form: months < 12 ? 'month' : 'year' });
	}
}
