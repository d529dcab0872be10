/**
 * What posts say about access to the record, amendments of it, and its disclosures (section 7).
 * Source: 45 CFR 164.524, 164.526, 164.528.
 */
import { day, dayOrNone } from './agreement-posts.ts';
import type { Json, JsonObject } from './canonical.ts';
import { filled, list, object, oneOf, text } from './post-fields.ts';

export const REQUEST_KINDS = ['access', 'amendment', 'accounting'] as const;
export const REQUEST_WAYS = ['app', 'in_person', 'phone', 'mail', 'paper', 'other'] as const;
export const ACCESS_FORMS = ['', 'app', 'file', 'paper', 'other'] as const;
const OUTCOMES = ['extended', 'granted', 'part', 'denied', 'withdrawn'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
export type RequestWay = (typeof REQUEST_WAYS)[number];
export type AccessForm = (typeof ACCESS_FORMS)[number];
export type Outcome = (typeof OUTCOMES)[number];

/**
 * What was given to somebody outside: `on` is the local day, `kind` an id of the content
 * `record_requests`, `basis` what allowed or asked for it, `address` where `to` is reached.
 */
export type Disclosed = Readonly<{
	on: string;
	to: string;
	what: string;
	purpose: string;
	kind: string;
	basis: string;
	address: string;
}>;
/** What was disclosed from `since` to `until`, both local days that count, oldest first. */
export type Accounting = Readonly<{
	since: string;
	until: string;
	disclosures: readonly Disclosed[];
}>;

/** An opened post about requests for the record, by its type. */
export type RequestPost =
	/** In a chart: what was given to somebody outside, noted as it was released. */
	| ({ type: 'disclosure' } & Disclosed)
	/**
	 * Somebody asks for a client's record, for a change in it, or to whom it was disclosed: the
	 * client, or the care team for one that came another way, `how`, from the client or from `by` on
	 * their behalf; `on` is the local day on which it came. `of` is the entry that an amendment is
	 * about, empty for the record as a whole. `form` and `to`: in which form, and where to.
	 */
	| {
			type: 'record_request';
			kind: RequestKind;
			on: string;
			how: RequestWay;
			by: string;
			of: string;
			form: AccessForm;
			to: string;
			text: string;
	  }
	/**
	 * What the care team says to the request `of`; who asked may say `withdrawn`. `text` is for the
	 * client to read. `extended`: the answer comes by the local day `until`, and an access that waits
	 * names the `exception` that lets it. `ground` is why it is denied, in whole or in part. `item` is
	 * the entry beside which an `amendment` stands; `export` the announced export that gave access.
	 */
	| {
			type: 'record_answer';
			of: string;
			outcome: Outcome;
			text: string;
			ground: string;
			exception: string;
			until: string;
			item: string;
			amendment: string;
			export: string;
			accounting: Accounting | null;
	  }
	/** A client disagrees with what was denied of the request `of`; or the care team replies. */
	| { type: 'record_statement'; of: string; text: string };

type Reader = (post: JsonObject) => RequestPost;

export const REQUEST_READERS: readonly (readonly [string, Reader])[] = [
	['disclosure', (post) => ({ type: 'disclosure', ...readDisclosed(post) })],
	[
		'record_request',
		(post) => ({
			type: 'record_request',
			kind: oneOf(post, 'kind', REQUEST_KINDS),
			on: day(text(post, 'on')),
			how: oneOf({ how: 'app', ...post }, 'how', REQUEST_WAYS),
			by: text(post, 'by', ''),
			of: text(post, 'of', ''),
			form: oneOf({ form: '', ...post }, 'form', ACCESS_FORMS),
			to: text(post, 'to', ''),
			text: text(post, 'text', ''),
		}),
	],
	[
		'record_answer',
		(post) => ({
			type: 'record_answer',
			of: filled(post, 'of'),
			outcome: oneOf(post, 'outcome', OUTCOMES),
			text: text(post, 'text', ''),
			ground: text(post, 'ground', ''),
			exception: text(post, 'exception', ''),
			until: dayOrNone(post, 'until'),
			item: text(post, 'item', ''),
			amendment: text(post, 'amendment', ''),
			export: text(post, 'export', ''),
			accounting: post['accounting'] === undefined ? null : readAccounting(post['accounting']),
		}),
	],
	[
		'record_statement',
		(post) => ({ type: 'record_statement', of: filled(post, 'of'), text: filled(post, 'text') }),
	],
];

function readAccounting(value: Json | undefined): Accounting {
	const said = object(value);
	return {
		since: day(text(said, 'since')),
		until: day(text(said, 'until')),
		disclosures: list(said['disclosures']).map(object).map(readDisclosed),
	};
}

export function readDisclosed(said: JsonObject): Disclosed {
	return {
		on: day(text(said, 'on')),
		to: filled(said, 'to'),
		what: filled(said, 'what'),
		purpose: filled(said, 'purpose'),
		kind: filled(said, 'kind'),
		basis: filled(said, 'basis'),
		address: text(said, 'address', ''),
	};
}
