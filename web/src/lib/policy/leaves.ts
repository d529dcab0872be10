/** The places of a document that can be changed here, each by the name that its faults have. Pure. */
import type { Document, Words } from '../agreement/document.ts';
import { LOCALES } from '../agreement/document-shape.ts';
import { CARD, FEE } from '../agreement/texts.ts';

/** A place with what stands there. `put` takes a value of the same kind. */
export type Leaf = Readonly<{ where: string; value: unknown; put: (value: unknown) => void }>;

/** Facts that are said here alone; the fee is one, for its parts depend on each other. */
const FACTS = ['fee', 'retention_years', 'records_contact', 'valid_months', 'programs'] as const;

/** Every such place: `facts.fee`, `policy.billing.title.es`, `consent.cost.en`, `locales`. */
export function leavesOf(document: Document): Leaf[] {
	const { facts, sections, consent } = document;
	return [
		leaf(document, 'locales', 'locales'),
		...FACTS.map((name) => leaf(facts, name, `facts.${name}`)),
		...wordsAt(facts.ai_tool_purpose, 'facts.ai_tool_purpose'),
		...sections.flatMap(({ id, title, text }) => {
			return [...wordsAt(title, `${id}.title`), ...wordsAt(text, id)];
		}),
		...wordsAt(document.fee_text, FEE),
		...wordsAt(document.card, CARD),
		...[
			...consent.sections,
			...consent.statements,
			...consent.variants.flatMap((each) => each.sections),
		].flatMap(({ id, text }) => wordsAt(text, id)),
	];
}

function wordsAt(words: Words, id: string): Leaf[] {
	return LOCALES.map((locale) => ({
		where: `${id}.${locale}`,
		value: words[locale] ?? '',
		put: (value) => (words[locale] = value as string),
	}));
}

function leaf<Holder extends object>(
	holder: Holder,
	name: keyof Holder & string,
	where: string,
): Leaf {
	const put = (value: unknown) => (holder[name] = value as Holder[typeof name]);
	return { where, value: holder[name], put };
}
