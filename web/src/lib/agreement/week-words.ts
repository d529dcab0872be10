/**
 * A week in words: its days, its hours and when messages are read, as a person would say them. Days
 * that are unlike most others stand in brackets: "9:00 am to 5:00 pm (Fridays: 9:00 am to noon)".
 * So it fits between "our hours are" and the days, as the texts have it.
 */
import WORDS from 'content:fact_words';
import type { Facts } from './document.ts';
import { DAY, WEEKDAYS, type LOCALES } from './document-shape.ts';
import { put, type Values } from './variables.ts';

export type Locale = (typeof LOCALES)[number];

const NOON = 720;
const HOUR = 60;
const SHORTEST_SPAN = 3; // days; two are named each

/** What is said of one day, each the values of a form. */
type Said = readonly Values[];
type Kind = 'hours' | 'times';

/** The hours of a week; '' if there are none. */
export function hoursWords(hours: Facts['hours'], locale: Locale): string {
	const days = hours.map((day) =>
		day.toSorted(byNumbers).map(([opens = 0, closes = 0]) => {
			return { from: timeWords(opens, locale), to: timeWords(closes, locale) };
		}),
	);
	const shown = weekdays().filter((day) => days[day]?.length);
	return week(days, shown, 'hours', locale);
}

/** The times at which messages are read, words for none where there are none. */
export function reviewWords(
	windows: Facts['windows'],
	hours: Facts['hours'],
	locale: Locale,
): string {
	const days = windows.map((day) => {
		return day
			.toSorted((one, other) => one - other)
			.map((minute) => ({ time: timeWords(minute, locale) }));
	});
	if (!days.some((day) => day.length)) return WORDS.times.none[locale];
	const shown = weekdays().filter((day) => hours[day]?.length || days[day]?.length);
	return agreeing(week(days, shown, 'times', locale), locale);
}

/** Days of the week, Monday being 0: "Monday to Thursday and Saturdays". */
export function daysWords(days: readonly number[], locale: Locale): string {
	const form = WORDS.days;
	if (days.length === WEEKDAYS) return form.all[locale];
	const said = runsOf(days).flatMap((run) => {
		const [first, last] = [run[0] ?? 0, run.at(-1) ?? 0];
		if (run.length < SHORTEST_SPAN) return run.map((day) => form.each[locale][day] ?? '');
		const names = form.names[locale];
		return [put(form.span[locale], { first: names[first] ?? '', last: names[last] ?? '' })];
	});
	return joined(said, locale);
}

/** A time of day, `minute` since midnight; past 1440 it is on the next day. */
export function timeWords(minute: number, locale: Locale): string {
	const form = WORDS.times;
	if (minute > DAY) return put(form.next_day[locale], { time: timeWords(minute - DAY, locale) });
	const ofDay = minute % DAY;
	if (ofDay === 0) return form.midnight[locale];
	if (ofDay === NOON) return form.noon[locale];
	const hour = Math.floor(ofDay / HOUR) % 12 || 12;
	const clock = `${hour}:${String(ofDay % HOUR).padStart(2, '0')}`;
	return put(form[ofDay < NOON ? 'am' : 'pm'][locale], { clock });
}

/** A list in words, "a, b and c"; '' of nothing. */
export function joined(said: readonly string[], locale: Locale): string {
	const last = said.at(-1) ?? '';
	if (said.length <= 1) return last;
	return `${said.slice(0, -1).join(', ')} ${WORDS.join[locale]} ${last}`;
}

/** A text whose small words fit what was filled in: "a la 1:00", "Ana e Inés". */
export function agreeing(text: string, locale: Locale): string {
	if (locale !== 'es') return text;
	const withArticle = text.replace(/(^|[ (])las (?=1:[0-9])/g, '$1la ');
	return withArticle.replace(/(?<= )y (?=[Hh]?[IiÍí](?![aeou]))/g, 'e ');
}

/** What is said of most days; behind it in brackets the days without, then the others. */
function week(days: readonly Said[], shown: readonly number[], kind: Kind, locale: Locale): string {
	const alike = Map.groupBy(shown, (day) => JSON.stringify(days[day]));
	const groups = [...alike.values()].map((group) => ({ group, said: days[group[0] ?? 0] ?? [] }));
	const said = groups.filter((each) => each.said.length);
	const [most] = said.toSorted((one, other) => other.group.length - one.group.length);
	if (!most) return '';
	const others = groups
		.filter((each) => each !== most)
		.toSorted((one, other) => Number(one.said.length > 0) - Number(other.said.length > 0));
	const apart = others.map((each) => apartWords(each.said, each.group, kind, locale));
	const usual = dayWords(most.said, kind, locale);
	return apart.length ? `${usual} (${apart.join('; ')})` : usual;
}

function apartWords(said: Said, group: readonly number[], kind: Kind, locale: Locale): string {
	const days = daysWords(group, locale);
	if (!said.length) return put(WORDS.hours.except[locale], { days });
	return put(WORDS.hours.apart[locale], { days, said: dayWords(said, kind, locale, 'further') });
}

function dayWords(said: Said, kind: Kind, locale: Locale, first: 'first' | 'further' = 'first') {
	const parts = said.map((values, n) => put(WORDS[kind][n ? 'further' : first][locale], values));
	return joined(parts, locale);
}

function runsOf(days: readonly number[]): number[][] {
	return [...Map.groupBy(days.entries(), ([n, day]) => day - n).values()].map((run) =>
		run.map(([, day]) => day),
	);
}

function weekdays(): number[] {
	return Array.from({ length: WEEKDAYS }, (_, day) => day);
}

function byNumbers(one: readonly number[], other: readonly number[]): number {
	return (one[0] ?? 0) - (other[0] ?? 0) || (one[1] ?? 0) - (other[1] ?? 0);
}
