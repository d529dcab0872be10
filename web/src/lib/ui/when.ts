import { dateFormat, regional } from '../text/formats.ts';
import type { Text } from '../text/text.svelte.ts';

const WEEK_MS = 6 * 24 * 3_600_000;

/** Weekday and time with its zone; with the date where the weekday alone would not say which. */
export function whenIn(text: Text, at: number): string {
	const format = (options: Intl.DateTimeFormatOptions) =>
		dateFormat(regional(text.locale), options).format(at);
	const isNear = Math.abs(at - text.now()) < WEEK_MS;
	const date = isNear ? {} : ({ month: 'long', day: 'numeric' } as const);
	return text.say('thread.at', {
		day: format({ weekday: 'long', ...date }),
		time: format({ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' }),
	});
}
