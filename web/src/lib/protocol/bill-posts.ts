/** What posts say about papers on costs (protocol.md section 7): estimates, superbills, who bills. */
import { day, dayOrNone } from './agreement-posts.ts';
import type { JsonObject } from './canonical.ts';
import { demand } from './errors.ts';
import { amountOf, currencyOf, itemOf, within } from './fee-fields.ts';
import { filled, flag, integer, list, object, objects, text, texts } from './post-fields.ts';

/** Who gives a service, as it stands on paper. */
export type Provider = Readonly<{ name: string; credential: string; license: string; npi: string }>;
/** Who sends a bill, as it stands on paper. */
export type Office = Readonly<{
	name: string;
	address: string;
	phone: string;
	tin: string;
	npi: string;
}>;
/**
 * One kind of service on an estimate: `count` times for `amount` each; with `separately` 1 it is
 * scheduled by itself, with an estimate of its own.
 */
export type Service = Readonly<{
	title: string;
	count: number;
	amount: number;
	tax: number;
	code: string;
	diagnosis: string;
	is_messaging: 0 | 1;
	separately: 0 | 1;
}>;
/** A line of a superbill; `diagnoses` are the places in its list to which it points, from 1. */
export type Billed = Readonly<{
	item: string;
	on: string;
	code: string;
	amount: number;
	modifier: string;
	place: string;
	units: number;
	paid: number;
	diagnoses: readonly number[];
}>;

/** An opened post about papers on costs, by its type. Days are local ones, such as 2027-12-31. */
export type BillPost =
	/**
	 * In a thread, by the care team: a good-faith estimate. The newest counts. Source: 45 CFR
	 * 149.610. It is for services from `since` to `until`, at most twelve months; `asked_on` and
	 * `scheduled_on` are what its deadline counts from.
	 */
	| {
			type: 'fee_estimate';
			currency: string;
			since: string;
			until: string;
			made_on: string;
			office: Office;
			provider: Provider;
			client: string;
			services: Service[];
			birth_date: string;
			asked_on: string;
			scheduled_on: string;
	  }
	/**
	 * In a thread, by a clinician: what a client may hand to their payer. It sends nothing. It has no
	 * content of messages, and nothing that its client pays for themselves alone.
	 */
	| {
			type: 'superbill';
			number: string;
			made_on: string;
			currency: string;
			office: Office;
			provider: Provider;
			client: string;
			lines: Billed[];
			birth_date: string;
			address: string;
			payer: string;
			member: string;
			diagnoses: string[];
	  }
	/** In a desk: who pays for a client; the newest stands whole. */
	| { type: 'billing_profile'; payer: string; member: string; address: string }
	/**
	 * In the directory: what stands on the practice's bills; the newest stands whole. `accepts` are
	 * the codes of messages that the practice says a payer accepts, each as `payer: code`; `pay` is
	 * how one pays, for the client to read.
	 */
	| { type: 'billing_office'; office: Office; pay: string; accepts: string[] }
	/** In the directory: what stands on bills about the clinician `account`; the newest counts. */
	| { type: 'billing_provider'; account: string; provider: Provider };

type Reader = (post: JsonObject) => BillPost;

export const BILL_READERS: readonly (readonly [string, Reader])[] = [
	[
		'fee_estimate',
		(post) => ({
			type: 'fee_estimate',
			currency: currencyOf(post),
			since: day(text(post, 'since')),
			until: day(text(post, 'until')),
			made_on: day(text(post, 'made_on')),
			office: readOffice(object(post['office'])),
			provider: readProvider(object(post['provider'])),
			client: filled(post, 'client'),
			services: some(post, 'services', 40).map(readService),
			birth_date: dayOrNone(post, 'birth_date'),
			asked_on: dayOrNone(post, 'asked_on'),
			scheduled_on: dayOrNone(post, 'scheduled_on'),
		}),
	],
	[
		'superbill',
		(post) => ({
			type: 'superbill',
			number: filled(post, 'number'),
			made_on: day(text(post, 'made_on')),
			currency: currencyOf(post),
			office: readOffice(object(post['office'])),
			provider: readProvider(object(post['provider'])),
			client: filled(post, 'client'),
			lines: some(post, 'lines', 100).map(readBilled),
			birth_date: dayOrNone(post, 'birth_date'),
			address: text(post, 'address', ''),
			payer: text(post, 'payer', ''),
			member: text(post, 'member', ''),
			diagnoses: texts(post, 'diagnoses'),
		}),
	],
	[
		'billing_profile',
		(post) => ({
			type: 'billing_profile',
			payer: text(post, 'payer', ''),
			member: text(post, 'member', ''),
			address: text(post, 'address', ''),
		}),
	],
	[
		'billing_office',
		(post) => ({
			type: 'billing_office',
			office: readOffice(object(post['office'])),
			pay: text(post, 'pay', ''),
			accepts: texts(post, 'accepts'),
		}),
	],
	[
		'billing_provider',
		(post) => ({
			type: 'billing_provider',
			account: filled(post, 'account'),
			provider: readProvider(object(post['provider'])),
		}),
	],
];

function some(post: JsonObject, field: string, most: number): JsonObject[] {
	const found = objects(post, field);
	demand(found.length >= 1 && found.length <= most, 'post');
	return found;
}

function readOffice(office: JsonObject): Office {
	return {
		name: filled(office, 'name'),
		address: text(office, 'address', ''),
		phone: text(office, 'phone', ''),
		tin: text(office, 'tin', ''),
		npi: text(office, 'npi', ''),
	};
}

function readProvider(provider: JsonObject): Provider {
	return {
		name: filled(provider, 'name'),
		credential: text(provider, 'credential', ''),
		license: text(provider, 'license', ''),
		npi: text(provider, 'npi', ''),
	};
}

function readService(service: JsonObject): Service {
	return {
		title: filled(service, 'title'),
		count: within(integer(service, 'count'), 1, 10_000),
		amount: amountOf(service, 'amount'),
		tax: amountOf(service, 'tax', 0),
		code: text(service, 'code', ''),
		diagnosis: text(service, 'diagnosis', ''),
		is_messaging: flag(service, 'is_messaging', 0),
		separately: flag(service, 'separately', 0),
	};
}

function readBilled(line: JsonObject): Billed {
	return {
		item: itemOf(line),
		on: day(text(line, 'on')),
		code: filled(line, 'code'),
		amount: amountOf(line, 'amount'),
		modifier: text(line, 'modifier', ''),
		place: text(line, 'place', ''),
		units: within(integer(line, 'units', 1), 1, 1000),
		paid: amountOf(line, 'paid', 0),
		diagnoses: list(line['diagnoses'] ?? []).map((each) => {
			demand(typeof each === 'number', 'post');
			return each;
		}),
	};
}
