/** The shape of a document: which fields, of which kind, how many and how long. */
import { encode, isObject, type Json } from '../protocol/canonical.ts';
import { many, oneOf, record, text, whole, type Fault, type Shape } from './shapes.ts';

/** Of the canonical document. */
export const MOST_BYTES = 64 * 1024;
/** Of one text, in code points. */
export const MOST_CHARACTERS = 4_000;
export const MOST_SECTIONS = 40;
export const LOCALES = ['en', 'es'] as const;
export const ELEMENTS = [
	'response_time',
	'content_scope',
	'crisis_protocol',
	'length_guidelines',
	'billing',
	'documentation',
] as const;
/** Of a section that is about none of the six. */
export const EXTRA = 'extra';
export const PROGRAMS = ['substance_use_program', 'ai_assistance'] as const;
/** Minutes. */
export const DAY = 1_440;
export const WEEKDAYS = 7;

/** Where a value of any kind is no document, or one too large; empty if it is one. Never throws. */
export function shapeFaults(value: unknown): Fault[] {
	let size: number;
	try {
		size = encode(value as Json).length;
	} catch {
		return [{ where: '', reason: 'json' }];
	}
	return size > MOST_BYTES ? [{ where: '', reason: 'large' }] : DOCUMENT(value, '');
}

const ANY_TEXT = text(MOST_CHARACTERS);

/** A text by locale; which of them are needed is no question of shape. */
const words: Shape = (value, where) => {
	const known: readonly string[] = LOCALES;
	if (!isObject(value) || !Object.keys(value).every((key) => known.includes(key))) {
		return [{ where, reason: 'shape' }];
	}
	return LOCALES.flatMap((locale) => ANY_TEXT(value[locale] ?? '', `${where}.${locale}`));
};

const FLAG = whole(0, 1);
const ID = text(64, /^[a-z0-9_.]+$/);
const NAMED = text(200);

const FACTS = record({
	practice: record({ name: NAMED, phone: text(40), country: text(2, /^([A-Z]{2})?$/) }),
	zone: text(64, /^[A-Za-z0-9_+/-]*$/),
	hours: many(many(many(whole(0, 2 * DAY), 2, 2), 12), WEEKDAYS, WEEKDAYS),
	windows: many(many(whole(0, DAY - 1), 24), WEEKDAYS, WEEKDAYS),
	reply_within: record({ unit: oneOf('days', 'hours'), n: whole(1, 160) }),
	allowance: record({ characters: whole(0, 100_000), messages_a_week: whole(0, 1_000) }),
	night: oneOf('on_call', 'clinician', 'nobody'),
	fee: record({
		plan: oneOf('included', 'per_message', 'monthly', 'limited'),
		amount: whole(0, 1_000_000_000),
		currency: text(3, /^([A-Z]{3})?$/),
		included: whole(0, 1_000),
	}),
	retention_years: whole(0, 100),
	records_contact: NAMED,
	valid_months: whole(1, 60),
	programs: many(oneOf(...PROGRAMS), PROGRAMS.length),
	ai_tool_purpose: words,
});
const SECTION = record({
	id: ID,
	element: oneOf(...ELEMENTS, EXTRA),
	ack: FLAG,
	title: words,
	text: words,
});
const CONSENT_SECTIONS = many(record({ id: ID, initial: FLAG, text: words }), MOST_SECTIONS);
const DOCUMENT = record({
	v: whole(1, 1),
	locales: many(oneOf(...LOCALES), LOCALES.length, 1),
	facts: FACTS,
	sections: many(SECTION, MOST_SECTIONS),
	fee_text: words,
	card: words,
	consent: record({
		sections: CONSENT_SECTIONS,
		statements: many(record({ id: ID, required: FLAG, text: words }), MOST_SECTIONS),
		variants: many(record({ id: ID, sections: CONSENT_SECTIONS }), 8),
	}),
});
