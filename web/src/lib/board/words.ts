import type { Text } from '../text/text.svelte.ts';
import type { Giving } from './view.ts';

const DAY_MS = 24 * 3_600_000;
const MONDAY = Date.parse('2024-01-01T12:00:00');
const DAYS_A_WEEK = 7;

/** A day of the week (Monday is 1) in words. */
export function weekdayOf(day: number, text: Text): string {
	return text.weekday(MONDAY + (day - 1) * DAY_MS);
}

/** A local day (`2027-12-31`) in words. */
export function dayOf(day: string, text: Text): string {
	return text.day(Date.parse(`${day}T12:00:00`));
}

/** When a task is to be done, in words. */
export function oftenOf({ repeats, due, until }: Giving, text: Text): string {
	if (repeats.length === 0) {
		return due ? text.say('board.by', { day: dayOf(due, text) }) : text.say('board.any_day');
	}
	const isDaily = repeats.length === DAYS_A_WEEK;
	const days = isDaily
		? text.say('board.daily')
		: text.list(repeats.map((each) => weekdayOf(each, text)));
	return until ? text.say('board.days_until', { days, day: dayOf(until, text) }) : days;
}
