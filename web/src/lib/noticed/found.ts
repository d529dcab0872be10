/** What was noticed in a text, as plain data. */
import type { Answer, RuleChange } from '../protocol/safety-posts.ts';
import type { Language, Tier } from '../screening/packs.ts';
import { attentionOf, PLAIN, stillSaid, type Given } from './attention.ts';

/** A match: the writer's own words, and the code point at which they begin; none of a pattern. */
export type Sign = Readonly<{
	rule: string;
	tier: Tier;
	words: string;
	start: number;
	end: number;
	reason: Readonly<Record<Language, string>>;
}>;

export type Found = Readonly<{
	tier: Tier;
	signs: readonly Sign[];
	/** False of a text in a language that cannot be checked: then nothing is said of it. */
	isCheckable: boolean;
	/** The model was to look too, and is still being fetched. */
	isPartial?: boolean;
}>;

/** What was noticed at one time in what somebody has sent; `at` in ms. */
export type Earlier = Readonly<{ at: number; tier: Tier; rules: readonly string[] }>;

/** What a text is held against besides the rules. `now` is the server's time in ms. */
export type Against = Readonly<{
	words: readonly Readonly<{ text: string; tier: Tier }>[];
	/** The rules that count for less in what this client writes. */
	lowered: readonly RuleChange[];
	earlier: readonly Earlier[];
	now: number;
	/** Whether the model may look as well. */
	model: boolean;
}>;

export const NOTHING: Found = { tier: 'none', signs: [], isCheckable: true };

/**
 * What a message carries of it. `isChecked` is false where it left before all that may look
 * had looked: then `tier` is that of the words of which `answer` was given.
 */
export type Carried = Readonly<{
	attention: number;
	noticed: readonly string[];
	answer: Answer | '';
	tier: Tier;
	isChecked: boolean;
}>;

/** Of a message of which nothing is known. */
export const UNCHECKED: Carried = {
	attention: PLAIN,
	noticed: [],
	answer: '',
	tier: 'none',
	isChecked: false,
};

const MOST_RULES = 40; // beside the longest text that a post can hold

/** What a message in which this was found carries. */
export function carriedOf({ tier, signs }: Found, answer: Answer | ''): Carried {
	const noticed = [...new Set(signs.map(({ rule }) => rule))].slice(0, MOST_RULES);
	return { attention: attentionOf(tier, answer), noticed, answer, tier, isChecked: true };
}

/** What is found in a message that left with an answer before it could be looked at. */
export function carriedLater(found: Found, left: Given): Carried {
	return carriedOf(found, stillSaid(left, found.tier));
}

/**
 * What each part of a text carries that leaves in several: the attention of the whole stands on the
 * part in which its gravest sign begins, for one text is to be one alert.
 */
export function carriedByPart(
	text: string,
	parts: readonly string[],
	found: Found,
	answer: Answer | '',
): Carried[] {
	const whole = carriedOf(found, answer);
	const ends = endsOf(text, parts);
	const partAt = (start: number) =>
		Math.max(
			0,
			ends.findIndex((end) => start < end),
		);
	const gravest = found.signs.find(({ tier, words }) => tier === found.tier && words !== '');
	const alerting = gravest ? partAt(gravest.start) : 0;
	return parts.map((_, n) => {
		const signs = found.signs.filter(({ start }) => partAt(start) === n);
		const { noticed } = carriedOf({ ...found, signs }, '');
		if (n === alerting) return { ...whole, noticed };
		return { ...whole, noticed, attention: PLAIN, answer: '', tier: 'none' };
	});
}

/** Where each part ends in the text, in code points. */
function endsOf(text: string, parts: readonly string[]): number[] {
	let from = 0;
	return parts.map((part) => {
		from = Math.max(text.indexOf(part, from), from) + part.length;
		return Array.from(text.slice(0, from)).length;
	});
}
