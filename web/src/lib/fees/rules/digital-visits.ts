/**
 * Whether what was written back and forth can be an online digital assessment on a bill. Nothing is
 * submitted and no code stands here: a practice holds its own licence for those. Payers and states
 * differ, so that "it may" is never more than that; the other answers are certain. Pure.
 *
 * Source: CMS, Medicare Claims Processing Manual, and the code families that it stands for (five to
 * ten, eleven to twenty, and from 21 minutes on, within seven days).
 */
import { plus } from './days.ts';

export type Tier = '' | 'short' | 'middle' | 'long';
export type Reason =
	| 'window_open'
	| 'not_by_client'
	| 'urgent'
	| 'no_evaluation'
	| 'not_established'
	| 'no_consent'
	| 'self_pay'
	| 'visit_before'
	| 'visit_after'
	| 'another_code'
	| 'too_short';

/** Of a window, and on both sides of it. */
export const DAYS = 7;
const TIERS: readonly (readonly [number, Tier])[] = [
	[21 * 60, 'long'],
	[11 * 60, 'middle'],
	[5 * 60, 'short'],
];

/** A session that was held on a local day of the practice; whether about the same problem. */
export type Visit = Readonly<{ on: string; isRelated: boolean }>;

/** Time in whole seconds; only a clinician's own that counts nowhere else is looked at. */
export type Spent = Readonly<{
	seconds: number;
	isClinician: boolean;
	isCountedElsewhere: boolean;
}>;

/**
 * Seven days of messages about one thing, from the clinician's first look on. `reviewedOn` is the local
 * day of that look. `isUrgent` if any message asked for more attention than usual; `needsEvaluation` is
 * the clinician's word that this was no scheduling, result or reassurance; `hasOtherCode` if a code of
 * this kind was given within those days already; `isRestricted` if the client pays themselves, so that
 * no payer may hear of it.
 */
export type Exchange = Readonly<{
	reviewedOn: string;
	spent: readonly Spent[];
	visits: readonly Visit[];
	isByClient: boolean;
	isUrgent: boolean;
	needsEvaluation: boolean;
	isEstablished: boolean;
	hasConsent: boolean;
	hasOtherCode: boolean;
	isRestricted: boolean;
}>;

/** Why not, in the order in which one would look; or, without a reason, the `tier` that it may be. */
export type Verdict = Readonly<{ tier: Tier; reasons: readonly Reason[] }>;

/** Whether an exchange may be billed so, as is known on the local day `today`. */
export function check(exchange: Exchange, today: string): Verdict {
	const tier = tierOf(exchange.spent);
	const found: readonly (readonly [boolean, Reason])[] = [
		[!exchange.isByClient, 'not_by_client'],
		[exchange.isUrgent, 'urgent'],
		[!exchange.needsEvaluation, 'no_evaluation'],
		[!exchange.isEstablished, 'not_established'],
		[!exchange.hasConsent, 'no_consent'],
		[exchange.isRestricted, 'self_pay'],
		[hasVisit(exchange, -DAYS, 0), 'visit_before'],
		[hasVisit(exchange, 1, DAYS), 'visit_after'],
		[exchange.hasOtherCode, 'another_code'],
		[!tier, 'too_short'],
		// Until then a session may still come, and minutes as well.
		[today <= plus(exchange.reviewedOn, DAYS), 'window_open'],
	];
	const reasons = found.filter(([holds]) => holds).map(([, reason]) => reason);
	return { tier: reasons.length > 0 ? '' : tier, reasons };
}

/** To which length the time comes, '' for less than five minutes. */
export function tierOf(spent: readonly Spent[]): Tier {
	const seconds = spent
		.filter((each) => each.isClinician && !each.isCountedElsewhere)
		.reduce((sum, each) => sum + each.seconds, 0);
	return TIERS.find(([least]) => seconds >= least)?.[1] ?? '';
}

/** Whether a session about the same problem lies in these days, first and last included. */
function hasVisit({ reviewedOn, visits }: Exchange, since: number, until: number): boolean {
	const [first, last] = [plus(reviewedOn, since), plus(reviewedOn, until)];
	return visits.some(({ on, isRelated }) => isRelated && first <= on && on <= last);
}
