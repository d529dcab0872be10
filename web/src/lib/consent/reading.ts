/**
 * A policy and its consent as one person reads and signs them: filled, in their language. The same
 * rules as `meantime.sdk.reading_policy`.
 */
import lines from 'content:crisis_lines';
import {
	fill,
	spoken,
	Unfilled,
	variantsFor,
	type Filled,
	type People,
} from '../agreement/filling.ts';
import { mustTick, validUntil, type Role } from '../agreement/signing.ts';
import type { Document } from '../agreement/document.ts';
import type { Locale } from '../text/catalogue.ts';
import { helpFor, valuesOf } from '../ui/crisis.ts';
import type { Published } from '../sync/folds/published.ts';
import { dayAt } from './days.ts';

/** For whom a version is filled; `today` is a local day of the practice. */
export type Reader = Readonly<{
	clientName: string;
	role: Role;
	today: string;
	isCouple: boolean;
}>;

/** What is read and signed; `given` and `variants` are what went in beside the document. */
export type Reading = Readonly<{
	filled: Filled;
	given: Readonly<Record<string, string>>;
	variants: readonly string[];
	mustTick: readonly string[];
}>;

const NAMES = ['therapist_name', 'client_name', 'guardian_name'] as const;

/** A version as somebody reads it in `locale`; null where a name that it needs is not known. */
export function readPolicy(published: Published, reader: Reader, locale: Locale): Reading | null {
	const { document, signed } = published;
	const { facts } = document;
	const isMinor = !!signed['guardian_name'] && !isOver(signed['minor_until'], reader.today);
	const variants = variantsFor(facts, { isMinor, isCouple: reader.isCouple });
	const latest = isMinor ? signed['minor_until'] : '';
	const language = spoken(document, locale);
	const given = {
		therapist_name: signed['therapist_name'] ?? '',
		client_name: signed['client_name'] ?? reader.clientName,
		effective_date: dayAt(published.publishedAt, facts.zone),
		valid_until: validUntil(reader.today, facts.valid_months, latest),
		...helpIn(document, language),
		...(isMinor && { guardian_name: signed['guardian_name'] ?? '' }),
	};
	const filled = fillWith(document, published.version, locale, given, variants);
	return filled && { filled, given, variants, mustTick: mustTick(document, filled, reader.role) };
}

/** Whom to call in a crisis, as the texts of a language name it. */
export function helpIn({ facts }: Document, locale: Locale) {
	return valuesOf(helpFor(lines, facts.practice.country, locale), lines, locale);
}

/** A document filled with the values that a consent keeps; null where one lacks. */
export function fillWith(
	document: Document,
	version: number,
	locale: string,
	given: Readonly<Record<string, string>>,
	variants: readonly string[],
): Filled | null {
	const said = (name: string) => given[name] ?? '';
	const people: People = Object.fromEntries(NAMES.map((name) => [name, said(name)]));
	const rest = {
		policy_version: version,
		effective_date: said('effective_date'),
		valid_until: said('valid_until'),
		emergency_number: said('emergency_number'),
		crisis_block: said('crisis_block'),
	};
	try {
		return fill(document, locale, people, rest, variants);
	} catch (error) {
		if (error instanceof Unfilled) return null;
		throw error;
	}
}

function isOver(until: string | undefined, today: string): boolean {
	return !!until && until < today;
}
