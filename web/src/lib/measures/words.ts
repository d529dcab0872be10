/** What a measure says, in the language of whoever reads it or in one that it has. */
import content from 'content:measures';
import type { Locale } from '../text/catalogue.ts';
import type { Measure, Words } from './content.ts';
import { optionsOf } from './scoring.ts';

/** The language in which a measure is read: official wording is not there in every one. */
export function localeOf({ locales }: Measure, wanted: Locale): Locale {
	return locales.includes(wanted) ? wanted : (locales[0] ?? 'en');
}

/** Words in a language, or in the first one that they have. */
export function sayIn(words: Words, locale: Locale): string {
	return words[locale] ?? Object.values(words)[0] ?? '';
}

/** What a band is called; its id where nobody has named it. */
export function bandName({ score }: Measure, id: string, locale: Locale): string {
	const own = score.bands.find((each) => each.id === id)?.name;
	const named = Object.hasOwn(content.bands, id) ? content.bands[id] : own;
	return sayIn(named ?? { [locale]: id }, locale);
}

/** A question and what was answered, in words; null where the measure has no such answer. */
export function answerIn(
	measure: Measure,
	item: string,
	value: number,
	locale: Locale,
): Readonly<{ question: string; answer: string }> | null {
	const asked = measure.items.find(({ id }) => id === item);
	const picked = asked && optionsOf(measure, asked).find((option) => option.value === value);
	if (!asked || !picked) return null;
	return { question: sayIn(asked.text, locale), answer: sayIn(picked.label, locale) };
}
