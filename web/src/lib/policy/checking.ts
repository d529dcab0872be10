/** What keeps a document from being published now, told beside its place. Pure. */
import type { Document } from '../agreement/document.ts';
import { ELEMENTS } from '../agreement/document-shape.ts';
import { faultsOf } from '../agreement/faults.ts';
import type { Fault } from '../agreement/shapes.ts';
import { encode } from '../protocol/canonical.ts';
import { unset, type Live } from './facts.ts';

/** Of a document: a post holds it with the automatic replies beside it. */
const MOST_BYTES = 48 * 1024;

/** The faults of a document, and what nobody has set yet. */
export function check(document: Document, live: Live): Fault[] {
	const missing = unset(live).map((name) => ({ where: `facts.${name}`, reason: 'unset' }));
	const places = new Set(missing.map(({ where }) => where));
	const own = faultsOf(document).filter(({ where }) => !places.has(where));
	const isLarge = own.length === 0 && encode(document).length > MOST_BYTES;
	return [...own, ...missing, ...(isLarge ? [{ where: '', reason: 'large' }] : [])];
}

/** Of the faults found before, those that are not mended yet. */
export function stillWrong(before: readonly Fault[], now: readonly Fault[]): Fault[] {
	const places = new Set(before.map(({ where }) => where));
	return now.filter(({ where }) => places.has(where));
}

export type Element = (typeof ELEMENTS)[number];

/** What is missing of each of the six elements, or of what none of them holds. */
export function faultsByElement(
	document: Document,
	faults: readonly Fault[],
): ReadonlyMap<Element | 'other', Fault[]> {
	const found = new Map<Element | 'other', Fault[]>(ELEMENTS.map((element) => [element, []]));
	found.set('other', []);
	for (const fault of faults) found.get(elementOf(document, fault.where))?.push(fault);
	return found;
}

/** Which of the facts each element says. */
export const FACTS_OF: Readonly<Record<Element, readonly string[]>> = {
	response_time: ['hours', 'windows', 'reply_within', 'zone'],
	content_scope: [],
	crisis_protocol: ['night', 'practice.phone', 'practice.country'],
	length_guidelines: ['allowance'],
	billing: ['fee'],
	documentation: ['retention_years', 'records_contact'],
};

function elementOf({ sections }: Document, where: string): Element | 'other' {
	const known = ELEMENTS.find((element) => {
		const facts = FACTS_OF[element].map((name) => `facts.${name}`);
		const texts = sections.filter((each) => each.element === element).map(({ id }) => id);
		if (element === 'billing') texts.push('fee_text');
		return [element, ...facts, ...texts].some((id) => where === id || where.startsWith(`${id}.`));
	});
	return known ?? 'other';
}
