import { fill } from '../text/catalogue.ts';
import { promise as english } from '../text/en/promise.ts';
import { promise as spanish } from '../text/es/promise.ts';
import { dateFormat } from '../text/formats.ts';
import type { WorkDays } from './hours.ts';

const MOST_DAYS = 30;
const SENTENCES = { en: english['promise.sentence'], es: spanish['promise.sentence'] };
const DAY_MS = 24 * 3_600_000;

/** A day for which something can be promised, until its last closing (ms). */
export type Day = Readonly<{ until: number; zone: string }>;

/**
 * The days for which somebody may promise something that shows at `showAt` (ms): those with hours.
 * Who has set none may choose from the next two weeks, each until this device's midnight.
 */
export function daysFor(known: WorkDays | null, showAt: number): Day[] {
	if (!known) return plainDays(showAt);
	return known.days
		.filter(({ until }) => until > showAt)
		.slice(0, MOST_DAYS)
		.map(({ until }) => ({ until, zone: known.zone }));
}

/** What a client is promised for a day, in their language or else in `otherwise`. */
export function sentenceFor({ until, zone }: Day, language: string, otherwise: string): string {
	const locale = (language || otherwise).startsWith('es') ? 'es' : 'en';
	return fill(SENTENCES[locale], { day: dayName({ until, zone }, locale) });
}

/** Weekday and date, where the day closes. */
export function dayName({ until, zone }: Day, locale: string): string {
	const format = dateFormat(locale, {
		weekday: 'long',
		month: 'long',
		day: 'numeric',
		timeZone: zone,
	});
	return format.format(until - 1); // midnight ends the day before
}

function plainDays(showAt: number): Day[] {
	const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
	return Array.from({ length: 14 }, (_, n) => {
		return { until: new Date(showAt + n * DAY_MS).setHours(24, 0, 0, 0), zone };
	});
}
