import type { Text } from '../text/text.svelte.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day of `at` (ms) in the device's zone, as a heading; empty for undefined. */
export function dayOf(at: number | undefined, text: Text): string {
	if (at === undefined) return '';
	const day = new Date(at).toDateString();
	if (day === new Date(text.now()).toDateString()) return text.say('thread.today');
	if (day === new Date(text.now() - DAY_MS).toDateString()) return text.say('thread.yesterday');
	return text.day(at);
}
