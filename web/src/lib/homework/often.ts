/** When a task is to be done, in words. Pure. */
import type { Text } from '../text/text.svelte.ts';
import type { Given } from './tasks.ts';

const DAYS_A_WEEK = 7;
const DAY_MS = 24 * 3_600_000;
const MONDAY = Date.parse('2024-01-01T12:00:00');

/** A local day (`2027-12-31`) as it is said here. */
export function sayDay(day: string, text: Text): string {
	return text.day(Date.parse(`${day}T12:00:00`));
}

/** On which days of the week; empty for once. */
export function weekdaysOf(repeats: readonly number[], text: Text): string {
	if (repeats.length === 0) return '';
	if (repeats.length === DAYS_A_WEEK) return text.say('homework.daily');
	const days = repeats.map((each) => text.weekday(MONDAY + (each - 1) * DAY_MS));
	return text.say('homework.on_days', { days: text.list(days) });
}

/** When a task is to be done: by a day, or again and again. */
export function oftenOf(
	{ repeats, due, until }: Pick<Given, 'repeats' | 'due' | 'until'>,
	text: Text,
): string {
	if (repeats.length === 0) {
		return due ? text.say('homework.by', { day: sayDay(due, text) }) : text.say('homework.any_day');
	}
	const days = weekdaysOf(repeats, text);
	return until ? text.say('homework.days_until', { days, day: sayDay(until, text) }) : days;
}
