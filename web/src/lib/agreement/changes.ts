/** What is different between two versions of a document, and whether it must be agreed to again. */
import { isObject } from '../protocol/canonical.ts';
import { wordChanges, type Pieces } from './differing.ts';
import type { Document, Facts } from './document.ts';
import { FACTS, factSaid, type Fact } from './fact-sentences.ts';
import { documentValues, spoken, type Filled } from './filling.ts';
import { CARD, partsOf, textOf } from './texts.ts';
import { put } from './variables.ts';
import type { Locale } from './week-words.ts';

/** Texts by their id, in order. */
export type Texts = readonly (readonly [id: string, text: string])[];

export type TextChange = Readonly<{
	id: string;
	kind: 'added' | 'removed' | 'changed' | 'same';
	words: Pieces;
}>;

/** A fact by its name in the document, and its old and new value in words. */
export type FactChange = Readonly<{ name: Fact; old: string; new: string }>;

export type Difference = Readonly<{ texts: TextChange[]; facts: FactChange[] }>;

/** Facts that are agreed to though no ticked text may say them. */
const AGREED_FACTS = ['night', 'valid_months', 'programs'] as const;

/**
 * Each text, with variables as they stand, and the facts that are not the same. Where only one
 * version has the language, both are compared in one that both have.
 */
export function difference(old: Document, now: Document, locale: string): Difference {
	const language = commonLanguage(old, now, locale);
	const [ofOld, ofNew] = [spoken(old, language), spoken(now, language)];
	const changed = FACTS.filter((name) => !isAlike(old.facts[name], now.facts[name]));
	return {
		texts: textChanges(rawTexts(old, ofOld), rawTexts(now, ofNew)),
		facts: changed.map((name) => {
			return { name, old: factSaid(old, name, ofOld), new: factSaid(now, name, ofNew) };
		}),
	};
}

/** The changes of each text by its id: in the order of the new ones, then the removed. */
export function textChanges(old: Texts, now: Texts): TextChange[] {
	const [before, after] = [new Map(old), new Map(now)];
	const removed = old.filter(([id]) => !after.has(id));
	return [...now, ...removed].map(([id, text]) => {
		const words = wordChanges(before.get(id) ?? '', after.get(id) ?? '');
		if (!before.has(id)) return { id, kind: 'added', words };
		if (!after.has(id)) return { id, kind: 'removed', words };
		return { id, kind: before.get(id) === text ? 'same' : 'changed', words };
	});
}

/** What a client reads, to be compared with another version filled for them. */
export function filledTexts({ sections, card, consent, statements }: Filled): Texts {
	return [
		...sections.map(({ id, title, text }) => [id, `${title}\n${text}`] as const),
		[CARD, card],
		...[...consent, ...statements].map(({ id, text }) => [id, text] as const),
	];
}

/**
 * Whether a client should sign again: what they tick or sign is not the same, or the fee. A
 * suggestion to who publishes (`consent.yaml`, `re_consent_on`): texts are compared with their
 * facts in them, so other hours count where a ticked section says the hours.
 */
export function demandsAgreement(old: Document, now: Document): boolean {
	const [before, facts] = [old.facts, now.facts];
	if (facts.fee.plan !== before.fee.plan) return true;
	if (AGREED_FACTS.some((name) => !isAlike(facts[name], before[name]))) return true;
	// Who signed in a language that is gone would read on in another.
	if (old.locales.some((locale) => !now.locales.includes(locale))) return true;
	const both = now.locales.filter((locale) => old.locales.includes(locale)) as Locale[];
	return both.some((locale) => !isAlike(agreed(old, locale), agreed(now, locale)));
}

/** The names of those facts, of the ones given, that are not as the document has them. */
export function drift({ facts }: Document, live: Readonly<Partial<Facts>>): Fact[] {
	return FACTS.filter((name) => Object.hasOwn(live, name) && !isAlike(live[name], facts[name]));
}

function agreed(document: Document, locale: Locale) {
	const values = documentValues(document, locale);
	const signed = partsOf(document).filter((part) => part.signed);
	return Object.fromEntries(
		signed.map((part) => [part.id, [put(textOf(part, locale), values), part.mark, part.variant]]),
	);
}

function rawTexts(document: Document, locale: Locale): Texts {
	return partsOf(document).map((part) => [part.id, textOf(part, locale)] as const);
}

function commonLanguage({ locales: old }: Document, { locales }: Document, locale: string): string {
	const both = locales.filter((each) => old.includes(each));
	return both.includes(locale) ? locale : (both[0] ?? locale);
}

/** Whether two values say the same; the order of an object's fields says nothing. */
export function isAlike(one: unknown, other: unknown): boolean {
	if (Array.isArray(one) && Array.isArray(other)) {
		return one.length === other.length && one.every((each, n) => isAlike(each, other[n]));
	}
	if (!isObject(one) || !isObject(other)) return one === other;
	const keys = Object.keys(one);
	return (
		keys.length === Object.keys(other).length &&
		keys.every((key) => Object.hasOwn(other, key) && isAlike(one[key], other[key]))
	);
}
