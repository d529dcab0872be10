/** How numbers are said. */
import type { InsightMetric, InsightUnit } from '../api/shapes/insights.ts';
import { dateFormat, regional } from '../text/formats.ts';
import type { Text } from '../text/text.svelte.ts';

const UNITS = { hours: 'hour', minutes: 'minute', days: 'day' } as const;

const UNIT_NAMES = {
	hours: 'insights.hours',
	minutes: 'insights.minutes',
	days: 'insights.days',
} as const;

/** A share (0 to 1) in whole percent. */
export function percent(share: number, { locale }: Text): string {
	const style = { style: 'percent', maximumFractionDigits: 0 } as const;
	return new Intl.NumberFormat(locale, style).format(share);
}

/** A value with its unit: "2.5 hours", "84%". */
export function amount(value: number, unit: InsightUnit, text: Text): string {
	if (unit === 'share') return percent(value, text);
	if (unit === 'count') return text.number(value);
	if (unit === 'ratio') {
		return new Intl.NumberFormat(text.locale, { maximumFractionDigits: 2 }).format(value);
	}
	return new Intl.NumberFormat(text.locale, {
		...{ style: 'unit', unit: UNITS[unit], unitDisplay: 'long', maximumFractionDigits: 1 },
	}).format(value);
}

/** What a drawing of a metric over its weeks is called, and in which unit its axis is. */
export function weeksCaption(title: string, unit: InsightUnit, text: Text): string {
	if (!(unit in UNIT_NAMES)) return text.say('insights.weeks_of', { title });
	const name = text.say(UNIT_NAMES[unit as keyof typeof UNIT_NAMES]);
	return text.say('insights.weeks_in', { title, unit: name });
}

/** A value beside an axis, where there is little room: without the unit of a time. */
export function axisAmount(value: number, unit: InsightUnit, text: Text): string {
	return amount(value, unit in UNIT_NAMES ? 'ratio' : unit, text);
}

/** What a metric came to: of people on a device "3 of 12". */
export function valueSaid(metric: InsightMetric, text: Text): string {
	const { value, low, unit, source, n } = metric;
	if (value === null) {
		return low === null ? '' : text.say('insights.more_than', { low: amount(low, unit, text) });
	}
	const said = amount(value, unit, text);
	if (unit !== 'count' || source !== 'device') return said;
	return text.say('insights.of', { value: said, n: text.number(n) });
}

/** A local day (`2026-08-03`) with its year. */
export function dayWords(day: string, { locale }: Text): string {
	const form = { dateStyle: 'long', timeZone: 'UTC' } as const;
	return dateFormat(regional(locale), form).format(Date.parse(day));
}

/** The first and the last day of whole weeks that end before the day `until`. */
export function weeksWords(from: string, until: string, text: Text): string {
	const last = new Date(Date.parse(until) - 86_400_000).toISOString().slice(0, 10);
	return text.say('insights.from_to', { from: dayWords(from, text), to: dayWords(last, text) });
}
