/**
 * What a payer may hear of: nothing that a client pays for themselves. From the day on which a client
 * says so, items are kept out of whatever goes to a payer. Source: 45 CFR 164.522(a). Pure.
 */
import { plus } from './days.ts';

/** From a local day on the client pays themselves and no payer is told, or no longer. */
export type Restriction = Readonly<{ on: string; isOn: boolean }>;

/**
 * Whether no payer may hear of one of the days from `since` to `until`, both included. Restrictions
 * come in the order in which they were said: the newest that reaches a day counts.
 */
export function isRestricted(
	restrictions: readonly Restriction[],
	since: string,
	until: string,
): boolean {
	for (let day = since; day <= until; day = plus(day, 1)) {
		if (restrictions.findLast(({ on }) => on <= day)?.isOn) return true;
	}
	return false;
}

/** The lines of which a payer may hear: none with a restricted day in it. */
export function forPayer<One extends Readonly<{ since: string; until: string }>>(
	lines: readonly One[],
	restrictions: readonly Restriction[],
): readonly One[] {
	return lines.filter(({ since, until }) => !isRestricted(restrictions, since, until));
}
