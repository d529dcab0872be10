import { dateFormat, regional } from '../text/formats.ts';
import type { Text } from '../text/text.svelte.ts';

const SHOWN = {
	weekday: 'short',
	month: 'short',
	day: 'numeric',
	hour: 'numeric',
	minute: '2-digit',
} as const;

/**
 * When a moment was, by the clock where its writer was, with the name of that place. A zone that
 * this device does not know is the reader's own, without a name.
 */
export function whenOfMoment({ at, zone }: Readonly<{ at: number; zone: string }>, text: Text) {
	const locale = regional(text.locale);
	const place = placeOf(zone);
	if (!place) return dateFormat(locale, SHOWN).format(at);
	const when = dateFormat(locale, { ...SHOWN, timeZone: zone }).format(at);
	return text.say('moment.when', { when, place });
}

/** The zone in which this device is. */
export const zoneHere = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `America/New_York` is New York; empty for what is no zone. */
export function placeOf(zone: string): string {
	try {
		dateFormat('en', { timeZone: zone });
	} catch {
		return '';
	}
	return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? '';
}
