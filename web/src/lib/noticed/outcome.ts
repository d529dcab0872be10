import content from 'content:safety_card';
import type { Locale } from '../text/catalogue.ts';
import { alertOf, type Known } from './card.ts';
import { sayIn } from './words.ts';

/** Names and times as words; empty where they are not known. */
export type Named = Readonly<{ therapist: string; practice: string; when: string; at: string }>;

/** What came, or will come, of an alert, in words. */
export function outcomeOf(known: Known, named: Named, locale: Locale): string {
	const { when, at } = named;
	const key = alertOf(known);
	// It may have gone to somebody else than who is woken at this hour.
	const rung = key === 'sent_told' ? known.alert?.told : known.wakes;
	return sayIn(locale, content.alert[key], { who: whoIn(rung ?? '', named, locale), when, at });
}

/** Whom an urgent message wakes at this hour, in words; empty where that is not known. */
export function hourOf(wakes: string, named: Named, locale: Locale): string {
	const { when } = named;
	if (wakes === 'nobody') return when && sayIn(locale, content.alert.hour_nobody, { when });
	return wakes && sayIn(locale, content.alert.hour_told, { who: whoIn(wakes, named, locale) });
}

function whoIn(wakes: string, { therapist, practice }: Named, locale: Locale): string {
	const names = { therapist_name: therapist, practice_name: practice };
	const words = content.who[wakes];
	const isNamed = words && !/\{(\w+)\}/.test(sayIn(locale, words, withValues(names)));
	return sayIn(locale, (isNamed ? words : content.who['somebody']) ?? NOBODY, names);
}

const NOBODY = { en: '', es: '' };

/** Only what has a value: a place without one stays as it is. */
function withValues(names: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(names).filter(([, name]) => name));
}
