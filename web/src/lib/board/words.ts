import type { Text } from '../text/text.svelte.ts';

const DAY_MS = 24 * 3_600_000;
const MONDAY = Date.parse('2024-01-01T12:00:00');

/** A day of the week (Monday is 1) in words. */
export function weekdayOf(day: number, text: Text): string {
	return text.weekday(MONDAY + (day - 1) * DAY_MS);
}
