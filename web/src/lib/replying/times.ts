/** When a session is, in words, and whether what a reply said of it still holds. */
import WORDS from 'content:fact_words';
import { dateWords } from '../agreement/fact-words.ts';
import { put } from '../agreement/variables.ts';
import { timeWords } from '../agreement/week-words.ts';
import type { Locale } from './contents.ts';

const FORMS = {
	near: { en: '{weekday} at {time}', es: '{weekday} a las {time}' },
	far: { en: '{weekday}, {date}, at {time}', es: '{weekday}, {date}, a las {time}' },
};
const NEAR_DAYS = 6; // a weekday alone says which day it is
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

export type Standing = 'stands' | 'moved' | 'cancelled' | 'passed';

/**
 * "Thursday at 3:00 pm", with the date where the weekday alone would not do. `day` is local
 * (`2026-12-03`), `minute` since midnight, `weekday` 0 for Monday; `daysOff` is how many days that
 * is from today, by the clock of the same zone.
 */
export function sessionWords(
	day: string,
	minute: number,
	weekday: number,
	daysOff: number,
	locale: Locale,
): string {
	const form = daysOff >= 0 && daysOff <= NEAR_DAYS ? FORMS.near : FORMS.far;
	const named = {
		weekday: WORDS.days.names[locale][weekday] ?? '',
		date: dateWords(day, locale),
		time: timeWords(minute, locale),
	};
	return put(form[locale], named).replaceAll(' a las 1:', ' a la 1:');
}

/** An instant (ms) in words as seen at `now`, by the clock of `zone`. */
export function wordsOfInstant(at: number, zone: string, now: number, locale: Locale): string {
	const [then, today] = [localOf(at, zone), localOf(now, zone)];
	const daysOff = Math.round((Date.parse(then.day) - Date.parse(today.day)) / DAY_MS);
	const weekday = (new Date(then.day).getUTCDay() + 6) % 7;
	return sessionWords(then.day, then.minute, weekday, daysOff, locale);
}

/**
 * How an appointment stands that a reply named for `namedAt`; all in ms. `nowAt` is when it is now,
 * null if it was cancelled; `shownAt` is from when on the reply is read. A move that lies behind on
 * both sides is nobody's concern any more, nor is after a week a time that had passed before it was
 * read.
 */
export function standing(
	namedAt: number,
	nowAt: number | null,
	shownAt: number,
	now: number,
): Standing {
	if (namedAt <= shownAt) return now < shownAt + WEEK_MS ? 'passed' : 'stands';
	if (Math.max(namedAt, nowAt ?? 0) <= now) return 'stands';
	if (nowAt === null) return 'cancelled';
	return nowAt === namedAt ? 'stands' : 'moved';
}

/** Day and minute of an instant (ms) by the clock of a zone. */
function localOf(at: number, timeZone: string): { day: string; minute: number } {
	const parts = new Intl.DateTimeFormat('en-CA', {
		...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
		...{ hourCycle: 'h23', timeZone },
	}).formatToParts(at);
	const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
	return {
		day: `${of('year')}-${of('month')}-${of('day')}`,
		minute: Number(of('hour')) * 60 + Number(of('minute')),
	};
}
