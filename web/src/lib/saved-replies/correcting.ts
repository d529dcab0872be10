/** The words that put right what a reply said of a session. */
import content from 'content:saved_replies';
import { fill } from '../replying/filling.ts';
import { wordsOfInstant } from '../replying/times.ts';
import type { NamedAgain } from './view.ts';

type Locale = 'en' | 'es';

/** When that was and is, in words as seen at `now` (ms); `now` is empty for what was cancelled. */
export function timesOf({ namedAt, nowAt, zone }: NamedAgain, now: number, locale: Locale) {
	return {
		was: wordsOfInstant(namedAt, zone, now, locale),
		now: nowAt === null ? '' : wordsOfInstant(nowAt, zone, now, locale),
	};
}

/** A correction to begin with, in the client's language. */
export function correctionOf(again: NamedAgain, now: number, locale: Locale): string {
	return fill(content, content.moved[again.standing][locale], locale, timesOf(again, now, locale));
}
