import { dateFormat, regional } from '../text/formats.ts';

/** Weekday, date and time by the clock of `zone`, with the zone's name. */
export function momentIn(at: number, zone: string, locale: string): string {
	return `${dayIn(at, zone, locale)}, ${timeIn(at, zone, locale)}`;
}

/** Weekday and date by the clock of `zone`. */
export function dayIn(at: number, zone: string, locale: string): string {
	return dateFormat(regional(locale), {
		weekday: 'long',
		month: 'long',
		day: 'numeric',
		timeZone: zone,
	}).format(at);
}

/** The time by the clock of `zone`, with the zone's name. */
export function timeIn(at: number, zone: string, locale: string): string {
	return dateFormat(regional(locale), {
		hour: 'numeric',
		minute: '2-digit',
		timeZone: zone,
		timeZoneName: 'short',
	}).format(at);
}

/** The time by the clock of `zone`, where the zone is said nearby. */
export function clockIn(at: number, zone: string, locale: string): string {
	return dateFormat(regional(locale), {
		hour: 'numeric',
		minute: '2-digit',
		timeZone: zone,
	}).format(at);
}

/** Things in the groups of their days by the clock of each one's zone, in their order. */
export function byDay<T>(
	things: readonly T[],
	dayOf: (thing: T) => string,
): readonly (readonly [string, readonly T[]])[] {
	const days = new Map<string, T[]>();
	for (const thing of things) {
		const day = dayOf(thing);
		days.set(day, [...(days.get(day) ?? []), thing]);
	}
	return [...days];
}

/** The midnight on this device at which the week of an instant begins, some weeks later. */
export function mondayOf(at: number, later = 0): number {
	const day = new Date(at);
	day.setHours(0, 0, 0, 0);
	day.setDate(day.getDate() - ((day.getDay() + 6) % 7) + 7 * later);
	return day.getTime();
}
