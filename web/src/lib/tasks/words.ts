/** How a client is told of days. Pure. */
import { sayDay } from '../homework/often.ts';
import type { Text } from '../text/text.svelte.ts';

const DAY_MS = 24 * 3_600_000;

/** A local day (`2027-12-31`) as it is said here; today and yesterday by name. */
export function dayWords(day: string, today: string, text: Text): string {
	if (day === today) return text.say('homework.today');
	const ago = Date.parse(`${today}T12:00:00`) - Date.parse(`${day}T12:00:00`);
	return Math.round(ago / DAY_MS) === 1 ? text.say('homework.yesterday') : sayDay(day, text);
}

/** By when something is to be done; nothing says that it is late. */
export function dueWords(
	{ day, due }: Readonly<{ day: string; due: string }>,
	today: string,
	text: Text,
): string {
	if (!due) return text.say('homework.any_day');
	const on = dayWords(due, today, text);
	return day ? on : text.say('homework.by', { day: on });
}
