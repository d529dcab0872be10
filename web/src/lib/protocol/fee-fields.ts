/** The fields of posts about money; @throws ProtocolError 'post' for what is not as it should be. */
import type { JsonObject } from './canonical.ts';
import { demand } from './errors.ts';
import { integer, text } from './post-fields.ts';

const CURRENCY = /^[A-Z]{3}$/; // ISO 4217
const MOST = 10 ** 12;
const WHOLE = 10_000;
const ID_LENGTH = 22;

/** A whole number of a currency's smallest unit. */
export function amountOf(post: JsonObject, field: string, otherwise?: number): number {
	return within(integer(post, field, otherwise), 0, MOST);
}

/** Hundredths of a percent. */
export function rateOf(post: JsonObject, field: string, otherwise: number): number {
	return within(integer(post, field, otherwise), 0, WHOLE);
}

export function currencyOf(post: JsonObject): string {
	const said = text(post, 'currency');
	demand(CURRENCY.test(said), 'post');
	return said;
}

/** What can be disputed: a reply's entry, or the local day with which a stretch of a month begins. */
export function itemOf(post: JsonObject): string {
	const said = text(post, 'item');
	within(Array.from(said).length, 1, ID_LENGTH);
	return said;
}

export function within(value: number, least: number, most: number): number {
	demand(value >= least && value <= most, 'post');
	return value;
}
