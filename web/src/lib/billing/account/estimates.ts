/** Estimates, and whether another is needed. Pure. */
import type { Estimate, ThreadFees } from '../../api/shapes/billing.ts';
import { whyAnew } from '../../fees/rules/estimates.ts';
import { localDay } from '../../text/local-days.ts';
import type { EstimateView } from './view.ts';

/** Of the newest alone it says why another is needed: those before it were followed by it. */
export function estimatesOf(
	estimates: readonly Estimate[],
	{ plans, today }: Pick<ThreadFees, 'plans' | 'today'>,
	zone: string,
): readonly EstimateView[] {
	const agreedOn = plans.flatMap(({ agreed_at: at }) =>
		at ? [localDay(zone, Date.parse(at))] : [],
	);
	const made = estimates.toSorted((a, b) => a.made_on.localeCompare(b.made_on));
	return made.map((each, n) => {
		const isNewest = n === made.length - 1;
		return { ...each, anew: isNewest ? whyAnew(each.made_on, each.until, agreedOn, today) : '' };
	});
}
