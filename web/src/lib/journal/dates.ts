/** Local days and times as people read them. A day such as `2026-03-05` has no zone any more. */
import { dateFormat, regional } from '../text/formats.ts';
import { zoneOf } from '../text/zones.ts';

const DAY_MS = 86_400_000;

export const instantOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The day that is some days later, earlier for fewer than none. */
export const daysAfter = (day: string, days: number): string =>
	dayOf(instantOf(day) + days * DAY_MS);

/** The month (`2026-03`) that is some months later. */
export function monthsAfter(month: string, months: number): string {
	const [year = 0, of = 1] = month.split('-').map(Number);
	return new Date(Date.UTC(year, of - 1 + months, 1)).toISOString().slice(0, 7);
}

/** "Thursday, March 5, 2026". */
export const dayName = (locale: string, day: string): string => written(locale, day, 'full');

/** "March 5, 2026". */
export const shortDay = (locale: string, day: string): string => written(locale, day, 'medium');

/** "March 2026". */
export function monthName(locale: string, month: string): string {
	const options = { year: 'numeric', month: 'long', timeZone: 'UTC' } as const;
	return dateFormat(regional(locale), options).format(instantOf(`${month}-01`));
}

/** The name of a weekday, 0 for Monday. */
export function weekdayName(locale: string, n: number, length: 'long' | 'short'): string {
	const options = { weekday: length, timeZone: 'UTC' } as const;
	return dateFormat(regional(locale), options).format(Date.UTC(2024, 0, 1 + n)); // a Monday
}

/** Which weekday begins a week where the reader is, 0 for Monday. */
export function firstWeekday(locale: string): number {
	const region: WithWeek = new Intl.Locale(regional(locale));
	const first = (region.getWeekInfo?.() ?? region.weekInfo)?.firstDay;
	if (first !== undefined) return first - 1;
	return locale === 'en' ? 6 : 0; // Firefox does not say
}

type Week = Readonly<{ firstDay: number }>; // 1 for Monday
type WithWeek = { getWeekInfo?: () => Week; weekInfo?: Week };

/** "9:10 PM", with the name of its zone where that is not the reader's. */
export function timeOf(locale: string, at: number, zone: string, here: string): string {
	const timeZone = zoneOf(zone, here);
	return dateFormat(regional(locale), {
		...{ hour: 'numeric', minute: '2-digit', timeZone },
		...(timeZone !== here && { timeZoneName: 'longGeneric' }),
	}).format(at);
}

function written(locale: string, day: string, dateStyle: 'full' | 'medium'): string {
	return dateFormat(regional(locale), { dateStyle, timeZone: 'UTC' }).format(instantOf(day));
}
