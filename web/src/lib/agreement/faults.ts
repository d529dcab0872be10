/** What has to be mended before a document is published. Any value has faults or none. */
import type { Document, Facts } from './document.ts';
import { DAY, ELEMENTS, PROGRAMS, shapeFaults } from './document-shape.ts';
import { documentValues } from './filling.ts';
import { forbidden } from './lint.ts';
import type { Fault } from './shapes.ts';
import { CARD, FEE, partsOf, stands, textOf, type Part } from './texts.ts';
import { trimmed, used, valueOf } from './variables.ts';
import type { Locale } from './week-words.ts';

type Names = readonly string[];

/** What a text must hand over to the facts, so that it says what the server does. */
const MUST_SAY: Readonly<Record<string, Names>> = {
	response_time: ['reply_days'],
	crisis_protocol: ['emergency_number', 'crisis_block'],
	billing: ['billing_text'],
};
const CARD_SAYS: Names = ['emergency_number'];
const FEE_SAYS: Readonly<Record<Facts['fee']['plan'], Names>> = {
	included: [],
	per_message: ['fee_amount'],
	monthly: ['fee_amount'],
	limited: ['included_count'],
};
/** Where a variable comes from; those of `ALWAYS` are needed in any case. */
const FACT_OF: Readonly<Record<string, string>> = {
	practice_name: 'practice.name',
	practice_phone: 'practice.phone',
	timezone: 'zone',
	business_hours: 'hours',
	business_days: 'hours',
	max_chars: 'allowance.characters',
	weekly_guideline: 'allowance.messages_a_week',
	fee_amount: 'fee.amount',
	included_count: 'fee.included',
	retention_years: 'retention_years',
	records_contact: 'records_contact',
	ai_tool_purpose: 'ai_tool_purpose',
};
const ALWAYS: Names = ['practice_name', 'practice_phone', 'timezone', 'business_hours'];
const BY_LOCALE = new Set(['ai_tool_purpose']);

/**
 * All that is wrong with a document; empty if it can be published. Never throws. Of what is no
 * document, only that is said. Reasons: those of a shape (`json`, `large`, `shape`, `long`, `many`,
 * `few`, `range`, `missing`, `strange`), and `twice`, `order`, `needed`, `empty`, `missing`,
 * `without {x}`, `unknown {x}`, `forbidden …`.
 */
export function faultsOf(value: unknown): Fault[] {
	const found = shapeFaults(value);
	if (found.length) return found;
	const document = value as Document;
	return [
		...twice(document),
		...wrongHours(document),
		...needed(document),
		...elements(document),
		...partsOf(document).flatMap((part) => partFaults(document, part)),
	];
}

function localesOf({ locales }: Document): Locale[] {
	return locales as Locale[];
}

function twice(document: Document): Fault[] {
	const { locales, facts, consent } = document;
	const all: Names[] = [locales, facts.programs, consent.variants.map(({ id }) => id)];
	all.push(partsOf(document).map(({ id }) => id));
	return all.flatMap((ids) => {
		const again = ids.filter((id, n) => ids.indexOf(id) !== n);
		return [...new Set(ids)]
			.filter((id) => again.includes(id))
			.map((where) => ({ where, reason: 'twice' }));
	});
}

function wrongHours({ facts }: Document): Fault[] {
	return facts.hours.flatMap((day, weekday) =>
		day.flatMap(([opens = 0, closes = 0], index) => {
			if (opens < DAY && opens < closes) return [];
			return [{ where: `facts.hours.${weekday}.${index}`, reason: 'order' }];
		}),
	);
}

/** The facts that lack and are said somewhere; a program that is off says nothing. */
function needed(document: Document): Fault[] {
	const { practice, programs } = document.facts;
	const off: Names = PROGRAMS.filter((program) => !programs.includes(program));
	const said = partsOf(document).filter(({ variant }) => !off.includes(variant));
	const lacking = new Set(practice.country ? [] : ['facts.practice.country']);
	for (const locale of localesOf(document)) {
		const known = documentValues(document, locale);
		for (const name of [...ALWAYS, ...said.flatMap((part) => used(textOf(part, locale)))]) {
			const fact = valueOf(FACT_OF, name);
			if (!fact || known[name] !== '') continue;
			lacking.add(BY_LOCALE.has(name) ? `facts.${fact}.${locale}` : `facts.${fact}`);
		}
	}
	return [...lacking].map((where) => ({ where, reason: 'needed' }));
}

function elements(document: Document): Fault[] {
	return ELEMENTS.flatMap((element) => {
		const standing = document.sections.filter((each) => each.element === element);
		const [first] = standing;
		if (!first) return [{ where: element, reason: 'missing' }];
		return localesOf(document).flatMap((locale) => {
			const texts = standing.map(({ text }) => text[locale] ?? '');
			if (!trimmed(texts.join(''))) return [];
			const names = new Set(texts.flatMap(used));
			const lacking = (MUST_SAY[element] ?? []).filter((name) => !names.has(name));
			const where = `${first.id}.${locale}`;
			return lacking.map((name) => ({ where, reason: `without {${name}}` }));
		});
	});
}

function partFaults({ facts, locales }: Document, part: Part): Fault[] {
	const must = { [CARD]: CARD_SAYS, [FEE]: FEE_SAYS[facts.fee.plan] };
	return (locales as Locale[]).flatMap((locale) => {
		const where = `${part.id}.${locale}`;
		if (!stands(part, locale)) return [{ where, reason: 'empty' }];
		const text = textOf(part, locale);
		const names = used(text);
		const reasons = [
			...names.filter((name) => !part.known.has(name)).map((name) => `unknown {${name}}`),
			...(valueOf(must, part.id) ?? [])
				.filter((name) => !names.includes(name))
				.map((name) => `without {${name}}`),
			...forbidden(text, locale).map((phrase) => `forbidden ${phrase}`),
		];
		return reasons.map((reason) => ({ where, reason }));
	});
}
