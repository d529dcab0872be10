/** Local days of the practice, as they are written (`2028-02-29`), and their months. Pure. */
const DAY_MS = 86_400_000;

export function plus(day: string, days: number): string {
	return new Date(at(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days lie between: 1 from a day to the next. */
export function daysBetween(since: string, until: string): number {
	return (at(until) - at(since)) / DAY_MS;
}

/** 0 is a Monday. */
export function weekdayOf(day: string): number {
	return (new Date(at(day)).getUTCDay() + 6) % 7;
}

export function isSameMonth(one: string, other: string): boolean {
	return one.slice(0, 7) === other.slice(0, 7);
}

/** How many days the month has in which a day lies. */
export function lengthOf(day: string): number {
	return Number(endOfMonth(day).slice(8));
}

/** The last day of its month, with which a plan ends that its client stops on it. */
export function endOfMonth(day: string): string {
	return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0))
		.toISOString()
		.slice(0, 10);
}

function at(day: string): number {
	return Date.parse(`${day}T00:00:00Z`);
}
