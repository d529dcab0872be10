/** Automatic replies that can be signed: their usual texts, and what has to be mended in one. */
import content from 'content:autoreplies';
import type { PracticeDetails } from '../api/shapes/practices.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { KINDS, replyOf, type Policy } from './folds/policies.ts';

export type Language = 'en' | 'es';
export type Words = Readonly<Record<Language, string>>;
/** The replies by their ids. */
export type Texts = Readonly<Record<string, Words>>;
/** What is wrong with one text, and with which variable; a reason is empty for a text that is fit. */
export type Fault = Readonly<{
	reason: '' | 'empty' | 'long' | 'missing' | 'strange';
	variable: string;
}>;

export const LANGUAGES = ['en', 'es'] as const;
export const MOST_CHARACTERS = 1_000;
const VARIABLE = /\{(\w*)\}/g;
const ALWAYS = [
	...['therapist_name', 'practice_name', 'practice_phone'],
	...['next_open', 'emergency_number', 'crisis_block'],
];
const BESIDES: Readonly<Record<string, readonly string[]>> = {
	'autoreply.received': ['reply_by'],
	'autoreply.holiday': ['holiday_name'],
	'autoreply.away': ['away_until', 'covering_clinician', 'covering_phone'],
};
const KNOWN = [...KINDS].flatMap((kind) => {
	return content.replies.filter(({ id }) => id === `autoreply.${kind}`);
});

export const USUAL_TEXTS: Texts = Object.fromEntries(KNOWN.map(({ id, text }) => [id, text]));

/** What a text must contain, and what it may contain besides. */
export function variablesOf(id: string): { must: readonly string[]; may: readonly string[] } {
	const must = KNOWN.find((each) => each.id === id)?.must_include ?? [];
	const may = [...ALWAYS, ...(BESIDES[id] ?? [])].filter((name) => !must.includes(name));
	return { must, may };
}

/** The replies of a policy; the usual text where it has none. */
export function textsOf(policy: Policy | null): Texts {
	const signed = KNOWN.map(({ id, text }) => {
		return [id, replyOf(policy, id.replace('autoreply.', ''))?.text ?? text] as const;
	});
	return Object.fromEntries(signed);
}

/** The replies that this version knows, of whatever was kept; the usual text where one lacks. */
export function knownTexts(texts: Texts): Texts {
	return Object.fromEntries(KNOWN.map(({ id, text }) => [id, texts[id] ?? text]));
}

/** What has to be mended before texts are signed, by `autoreply.away.en`. */
export function faultsOf(texts: Texts): Readonly<Record<string, Fault>> {
	const all = KNOWN.flatMap(({ id }) =>
		LANGUAGES.map((each) => [`${id}.${each}`, faultOf(id, texts[id]?.[each] ?? '')] as const),
	);
	return Object.fromEntries(all.filter(([, { reason }]) => reason));
}

/** What is wrong with one text of a reply; the same rules as `meantime.sdk.replies`. */
export function faultOf(id: string, text: string): Fault {
	if (!text.trim()) return { reason: 'empty', variable: '' };
	if (Array.from(text).length > MOST_CHARACTERS) return { reason: 'long', variable: '' };
	const used = [...text.matchAll(VARIABLE)].map(([, name]) => name ?? '');
	const { must, may } = variablesOf(id);
	const missing = must.find((name) => !used.includes(name));
	if (missing !== undefined) return { reason: 'missing', variable: missing };
	const strange = used.find((name) => !must.includes(name) && !may.includes(name));
	if (strange !== undefined) return { reason: 'strange', variable: strange };
	return { reason: '', variable: '' };
}

/** A policy with these replies, and the names and numbers that go into them. */
export function policyWith(
	before: JsonObject,
	texts: Texts,
	name: string,
	details: Pick<PracticeDetails, 'name' | 'phone'>,
): JsonObject {
	const notices = Object.entries(texts).map(([id, { en, es }]) => ({ id, text: { en, es } }));
	return { type: 'policy', policy: { ...before, ...valuesBy(name, details) }, notices };
}

/** What is signed beside the texts: who signs, and how the practice is reached. */
export function valuesBy(
	name: string,
	{ name: practice, phone }: Pick<PracticeDetails, 'name' | 'phone'>,
): JsonObject {
	return { therapist_name: name, practice_name: practice, practice_phone: phone };
}
