/** One version of a policy: the facts and texts that are signed together, as canonical JSON. */
import { decode, type Json } from '../protocol/canonical.ts';
import { demand } from '../protocol/errors.ts';
import { shapeFaults, type ELEMENTS, type EXTRA, type PROGRAMS } from './document-shape.ts';

export type Flag = 0 | 1;
/** A text by its locale. */
export type Words = { [locale: string]: string };

/** What the server acts on. Hours and windows are minutes since local midnight, from Monday. */
export type Facts = {
	/** `country` is ISO 3166-1 alpha-2, '' where nobody has said. */
	practice: { name: string; phone: string; country: string };
	zone: string;
	hours: number[][][];
	windows: number[][];
	/** By the end of the `n`th business day, or within `n` open hours. */
	reply_within: { unit: 'days' | 'hours'; n: number };
	/** What is usual; 0 says nothing of it. */
	allowance: { characters: number; messages_a_week: number };
	night: 'on_call' | 'clinician' | 'nobody';
	/** `amount` is in minor units of `currency` (ISO 4217), `included` are replies a month. */
	fee: {
		plan: 'included' | 'per_message' | 'monthly' | 'limited';
		amount: number;
		currency: string;
		included: number;
	};
	retention_years: number;
	records_contact: string;
	valid_months: number;
	programs: (typeof PROGRAMS)[number][];
	ai_tool_purpose: Words;
};

/** A part of the policy; of those with `ack` each client ticks each. */
export type Section = {
	id: string;
	element: (typeof ELEMENTS)[number] | typeof EXTRA;
	ack: Flag;
	title: Words;
	text: Words;
};

export type ConsentSection = { id: string; initial: Flag; text: Words };

/** A box above the signature; where `required` is 0, refusing it blocks nothing. */
export type Statement = { id: string; required: Flag; text: Words };

/** Sections of a consent that hold for some alone, such as `minor`. */
export type Variant = { id: string; sections: ConsentSection[] };

export type Document = {
	v: 1;
	locales: string[];
	facts: Facts;
	sections: Section[];
	fee_text: Words;
	card: Words;
	consent: { sections: ConsentSection[]; statements: Statement[]; variants: Variant[] };
};

/**
 * A document of canonical bytes, or of the value that they spell. Whether it may be published is
 * another question (`faults`). @throws ProtocolError 'json' for what has no canonical spelling,
 * 'fields' for what is too large or no document
 */
export function readDocument(given: unknown): Document {
	const value: unknown = given instanceof Uint8Array ? decode(given) : given;
	const [first] = shapeFaults(value);
	demand(first?.reason !== 'json', 'json');
	demand(!first, 'fields');
	return value as Document & Json;
}
