/** How hard a text is to read, and how long it takes. */
import type { Locale } from './week-words.ts';

const WORDS_A_MINUTE = 200;
const LONG_SYLLABLES = 4;
const LONG_SHOWN = 5;

const WORD = /[\p{L}\p{N}]+(?:['\u2019-][\p{L}\p{N}]+)*/gu;
const SENTENCE_END = /[.!?\u2026]+(?=[ \t\r\n"'\u201d\u00bb)]|$)|\n+/u;
const ABBREVIATED = /(?<=[ \u00a0])([ap])\.[ \u00a0]?m\./gu; // ends no sentence

/** Of the ease that Fernández Huerta's formula gives: at least so much, school grade. */
const GRADES = [
	[90, 4],
	[80, 5],
	[70, 6],
	[60, 8],
	[50, 10],
	[30, 13],
] as const;
const HARDEST = 16;

const ENGLISH_NUCLEUS = /[aeiouy]+/gu;
const ENGLISH_SILENT = /(?:[^laeiouy]|[aeiouy]l)(?:e|es|ed)$/u;
const ENGLISH_SPOKEN_ED = /(?:[td]ed|(?:[sxz]|[cs]h|[cg])es)$/u;
/** A weak vowel beside another makes one syllable with it, unless it bears an accent. */
const SPANISH_NUCLEUS = /[iuüy]?[aeoáéó](?:[iuü]|y(?![aeiouáéíóú]))?|[iuü]{1,2}y?|[íú]|y$/gu;
const SPANISH_SILENT_U = /(?<=q)u|(?<=g)u(?=[eiéí])/gu;

/**
 * `grade` is a school year of the United States, 16 the hardest, 0 for no text; `minutes` are
 * rounded up.
 */
export type Level = Readonly<{ grade: number; words: number; minutes: number }>;

/**
 * How hard a filled text is. English: Flesch-Kincaid grade level. Source: Kincaid, Fishburne, Rogers
 * and Chissom, Derivation of new readability formulas for Navy enlisted personnel (1975). Spanish:
 * the ease by Fernández Huerta, Medidas sencillas de lecturabilidad (1959), as Law corrected it
 * (2011), and the school grades that he gave to it. Syllables are counted by rules of thumb.
 */
export function readingLevel(text: string, locale: Locale): Level {
	const even = text.normalize('NFC').replace(ABBREVIATED, '$1m');
	const words = even.match(WORD) ?? [];
	if (words.length === 0) return { grade: 0, words: 0, minutes: 0 };
	const said = even.split(SENTENCE_END).filter((part) => part.search(WORD) >= 0);
	const syllables = words.reduce((sum, word) => sum + syllablesOf(word.toLowerCase(), locale), 0);
	const length = words.length / Math.max(1, said.length);
	const weight = syllables / words.length;
	return {
		grade: locale === 'es' ? spanish(length, weight) : english(length, weight),
		words: words.length,
		minutes: Math.ceil(words.length / WORDS_A_MINUTE),
	};
}

/** What makes a text hard: how many words its longest sentence has, and its longest words. */
export type Hardness = Readonly<{ sentence: number; words: readonly string[] }>;

/** `words` have four syllables or more, the longest first. */
export function whatIsHard(text: string, locale: Locale): Hardness {
	const even = text.normalize('NFC').replace(ABBREVIATED, '$1m');
	const lengths = even.split(SENTENCE_END).map((part) => part.match(WORD)?.length ?? 0);
	const words = (even.match(WORD) ?? []).map((word) => word.toLowerCase());
	const long = words
		.map((word) => ({ word, syllables: syllablesOf(word, locale) }))
		.filter(({ syllables }) => syllables >= LONG_SYLLABLES)
		.toSorted((one, other) => other.syllables - one.syllables);
	const found = [...new Set(long.map(({ word }) => word))].slice(0, LONG_SHOWN);
	return { sentence: Math.max(0, ...lengths), words: found };
}

function english(length: number, weight: number): number {
	const grade = Math.floor(0.39 * length + 11.8 * weight - 15.59 + 0.5);
	return Math.min(Math.max(1, grade), HARDEST);
}

function spanish(length: number, weight: number): number {
	const ease = 206.84 - 60 * weight - 1.02 * length;
	return GRADES.find(([least]) => ease >= least)?.[1] ?? HARDEST;
}

function syllablesOf(word: string, locale: Locale): number {
	if (locale === 'es') {
		return Math.max(1, word.replace(SPANISH_SILENT_U, '').match(SPANISH_NUCLEUS)?.length ?? 0);
	}
	const count = word.match(ENGLISH_NUCLEUS)?.length ?? 0;
	const isSilent = ENGLISH_SILENT.test(word) && !ENGLISH_SPOKEN_ED.test(word);
	return Math.max(1, isSilent ? count - 1 : count);
}
