/** Days on which a practice can be reached: Monday to Friday without its holidays. Pure. */
import { plus, weekdayOf } from './days.ts';

const SATURDAY = 5;

/** The business day that comes as the `count`th behind a day. */
export function businessDaysLater(
	day: string,
	count: number,
	holidays: readonly string[] = [],
): string {
	let [later, left] = [day, count];
	while (left > 0) {
		later = plus(later, 1);
		if (isBusinessDay(later, holidays)) left -= 1;
	}
	return later;
}

/** How many business days lie behind `since` up to `until`, that one included. */
export function businessDaysBetween(
	since: string,
	until: string,
	holidays: readonly string[] = [],
): number {
	let count = 0;
	for (let day = plus(since, 1); day <= until; day = plus(day, 1)) {
		if (isBusinessDay(day, holidays)) count += 1;
	}
	return count;
}

function isBusinessDay(day: string, holidays: readonly string[]): boolean {
	return weekdayOf(day) < SATURDAY && !holidays.includes(day);
}
