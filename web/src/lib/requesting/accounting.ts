/** Which disclosures a client is told of who asks. Source: 45 CFR 164.528(a)(1), (b). */
import type { Accounting, Disclosed } from '../protocol/request-posts.ts';
import { ACCOUNTABLE } from './answers.ts';

const YEARS = 6;

/**
 * What was disclosed in the six years up to the day `until`, oldest first. What was for treatment,
 * payment or operations, to the client or as they authorised, is not in it.
 */
export function account(disclosures: readonly Disclosed[], until: string): Accounting {
	const since = yearsBefore(until);
	const told = disclosures.filter(
		({ kind, on }) => ACCOUNTABLE.has(kind) && since <= on && on <= until,
	);
	return { since, until, disclosures: [...told].sort((one, other) => compare(one.on, other.on)) };
}

/** The same day six years before; of a leap day the one before it. */
export function yearsBefore(day: string): string {
	const year = String(Number(day.slice(0, 4)) - YEARS).padStart(4, '0');
	return year + (day.endsWith('-02-29') ? '-02-28' : day.slice(4));
}

function compare(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}
