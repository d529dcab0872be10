/** Why a code for online assessments does not fit, with the days that stand against it. Pure. */
import { plus } from '../../fees/rules/days.ts';
import {
	check,
	DAYS,
	type Exchange,
	type Reason,
	type Tier,
} from '../../fees/rules/digital-visits.ts';

const MINUTE = 60; // seconds

/** What only a clinician knows of a month's exchanges. */
export type Known = Pick<Exchange, 'needsEvaluation' | 'hasConsent' | 'isEstablished'>;

/** One window of seven days. Without `reasons` the `tier` may be billed; no more than that is said. */
export type CodeRow = Readonly<{
	since: string;
	until: string;
	minutes: number;
	tier: Tier;
	reasons: readonly Readonly<{ reason: Reason; days: readonly string[] }>[];
}>;

export function codeRows(
	exchanges: readonly Exchange[],
	known: Known,
	today: string,
): readonly CodeRow[] {
	return exchanges.map((each) => {
		const exchange = { ...each, ...known };
		const { tier, reasons } = check(exchange, today);
		const seconds = exchange.spent.reduce((sum, spent) => sum + spent.seconds, 0);
		return {
			...{ since: exchange.reviewedOn, until: plus(exchange.reviewedOn, DAYS - 1), tier },
			minutes: Math.floor(seconds / MINUTE),
			reasons: reasons.map((reason) => ({ reason, days: daysOf(reason, exchange) })),
		};
	});
}

/** The days that a reason is about: of sessions, or the last on which one may still come. */
function daysOf(reason: Reason, { reviewedOn, visits }: Exchange): readonly string[] {
	if (reason === 'window_open') return [plus(reviewedOn, DAYS)];
	const around: Partial<Record<Reason, readonly [number, number]>> = {
		visit_before: [-DAYS, 0],
		visit_after: [1, DAYS],
	};
	const [since, until] = around[reason] ?? [1, 0];
	const [first, last] = [plus(reviewedOn, since), plus(reviewedOn, until)];
	const days = visits.filter(({ on }) => first <= on && on <= last).map(({ on }) => on);
	return [...new Set(days)].sort();
}
