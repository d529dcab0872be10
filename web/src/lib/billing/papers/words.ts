/** What stands on a page for each reason and length. */
import type { Reason, Tier } from '../../fees/rules/digital-visits.ts';
import type { PlainKey } from '../../text/catalogue.ts';
import type { Why } from './superbill.ts';

/** Why there is no superbill; `no_office` says where to go, `not_accepted` names the payer. */
export const WHY = {
	nothing: 'billpaper.why_nothing',
	self_pay: 'billpaper.why_self_pay',
	no_payer: 'billpaper.why_no_payer',
	no_code: 'billpaper.why_no_code',
} as const satisfies Partial<Record<Why, PlainKey>>;

export const TIERS = {
	short: 'billpaper.tier_short',
	middle: 'billpaper.tier_middle',
	long: 'billpaper.tier_long',
} as const satisfies Record<Exclude<Tier, ''>, PlainKey>;

/** Reasons without a day; those with one say it. */
export const REASONS = {
	not_by_client: 'billpaper.no_not_by_client',
	urgent: 'billpaper.no_urgent',
	no_evaluation: 'billpaper.no_no_evaluation',
	not_established: 'billpaper.no_not_established',
	no_consent: 'billpaper.no_no_consent',
	self_pay: 'billpaper.no_self_pay',
	another_code: 'billpaper.no_another_code',
	too_short: 'billpaper.no_too_short',
} as const satisfies Partial<Record<Reason, PlainKey>>;
