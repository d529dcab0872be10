/** A document as one client reads and signs it: every variable filled, in one language. */
import type { Document, Facts, Flag, Words } from './document.ts';
import { LOCALES } from './document-shape.ts';
import { dateWords, values } from './fact-words.ts';
import type { Fault } from './shapes.ts';
import { CARD } from './texts.ts';
import { put, trimmed, used, valueOf, type Values } from './variables.ts';
import { agreeing, type Locale } from './week-words.ts';

/** Names, which are in no document; a guardian's only where somebody signs for another. */
export type People = Readonly<
	Partial<Record<'therapist_name' | 'client_name' | 'guardian_name', string>>
>;

/**
 * What a version gets as it is made or shown; dates as `2026-11-29`. `emergency_number` and
 * `crisis_block` are for the client's country and `spoken` language.
 */
export type Given = Readonly<{
	policy_version: number;
	effective_date: string;
	valid_until: string;
	emergency_number: string;
	crisis_block: string;
}>;

/** Texts in `locale`; `fallback` where that is not the one that was asked for. */
export type Filled = {
	locale: Locale;
	fallback: boolean;
	sections: { id: string; ack: Flag; title: string; text: string }[];
	card: string;
	consent: { id: string; initial: Flag; text: string }[];
	statements: { id: string; required: Flag; text: string }[];
};

/** Variables without a value: a fault for each, `consent.v.minor.who.es` `unfilled {x}`. */
export class Unfilled extends Error {
	readonly faults: readonly Fault[];

	constructor(faults: readonly Fault[]) {
		super(faults.map(({ where, reason }) => `${where} ${reason}`).join(', '));
		this.name = 'Unfilled';
		this.faults = faults;
	}
}

/** The language in which a document is read by who asks for `locale`. */
export function spoken({ locales }: Document, locale: string): Locale {
	const asked = LOCALES.find((each) => each === locale && locales.includes(each));
	return asked ?? LOCALES.find((each) => each === locales[0]) ?? 'en';
}

/** The names of the variants of a consent that hold for a client. */
export function variantsFor(
	{ programs }: Facts,
	{ isMinor, isCouple }: Readonly<{ isMinor: boolean; isCouple: boolean }>,
): string[] {
	return [...programs, ...(isMinor ? ['minor'] : []), ...(isCouple ? ['couple'] : [])];
}

/** What is known of every variable without a client; '' where a fact lacks. */
export function documentValues(document: Document, locale: Locale): Values {
	const known = values(document.facts, locale);
	const fee = document.fee_text[locale] ?? '';
	const isWhole = used(fee).every((name) => valueOf(known, name));
	return { ...known, billing_text: isWhole ? put(fee, known) : '' };
}

/** All texts with their values, and of the variants those named. @throws Unfilled */
export function fill(
	document: Document,
	locale: string,
	people: People,
	given: Given,
	variants: readonly string[],
): Filled {
	const language = spoken(document, locale);
	const pen = new Pen(document, language, people, given);
	const { consent } = document;
	const chosen = consent.variants.filter(({ id }) => variants.includes(id));
	const filled = {
		locale: language,
		fallback: language !== locale,
		sections: document.sections.map(({ id, ack, title, text }) => {
			return { id, ack, title: pen.write(id, title), text: pen.write(id, text) };
		}),
		card: pen.write(CARD, document.card),
		consent: [...consent.sections, ...chosen.flatMap(({ sections }) => sections)].map(
			({ id, initial, text }) => ({ id, initial, text: pen.write(id, text) }),
		),
		statements: consent.statements.map(({ id, required, text }) => {
			return { id, required, text: pen.write(id, text) };
		}),
	};
	if (pen.faults.length) throw new Unfilled(pen.faults);
	return filled;
}

/** Writes texts in one language with what is known, and notes what is not. */
class Pen {
	readonly faults: Fault[] = [];
	readonly #locale: Locale;
	readonly #known: Values;

	constructor(document: Document, locale: Locale, people: People, given: Given) {
		const names = Object.entries(people).map(([name, of]) => [name, trimmed(of)] as const);
		this.#locale = locale;
		this.#known = {
			...Object.fromEntries(names),
			policy_version: String(given.policy_version),
			effective_date: dateWords(given.effective_date, locale),
			valid_until: dateWords(given.valid_until, locale),
			emergency_number: trimmed(given.emergency_number),
			crisis_block: sentence(trimmed(given.crisis_block)),
			...documentValues(document, locale),
		};
	}

	write(id: string, words: Words): string {
		const text = words[this.#locale] ?? '';
		for (const name of used(text)) {
			if (valueOf(this.#known, name)) continue;
			this.faults.push({ where: `${id}.${this.#locale}`, reason: `unfilled {${name}}` });
		}
		return agreeing(put(text, this.#known), this.#locale);
	}
}

function sentence(text: string): string {
	return !text || /[.!?]$/.test(text) ? text : `${text}.`;
}
