/** What a reply costs by the plans that a client agreed to. Pure; the server counts the same. */
import type { FeePlan } from '../api/shapes/billing.ts';
import { taxOn } from '../fees/rules/money.ts';
import { planOn, priceOf, type Plan } from '../fees/rules/plans.ts';
import type { Price } from './view.ts';

/** Plans as the rules take them: those that were agreed to, the oldest first. */
export function agreedPlans(plans: readonly FeePlan[]): Plan[] {
	return plans
		.filter(({ state, agreed_at: at }) => state === 'agreed' && at !== null)
		.toSorted((one, other) => agreedAt(one) - agreedAt(other))
		.map(({ id, source, terms, stops_on: stopsOn }) => ({
			...{ id, kind: terms.kind, currency: terms.currency },
			...{ since: terms.since, until: terms.until ?? '', stopsOn: stopsOn ?? '' },
			...{ amount: terms.amount, share: terms.share, taxRate: terms.tax },
			...{ replies: terms.replies, isOwn: source === 'post' },
		}));
}

/** What a reply of that day costs; null where replies are not what is paid for. */
export function priceOn(plans: readonly Plan[], day: string): Price | null {
	const plan = planOn(plans, day);
	if (plan?.kind !== 'per_message') return null;
	const amount = priceOf(plan);
	return { plan: plan.id, amount, tax: taxOn(amount, plan.taxRate), currency: plan.currency };
}

/** Sums of amounts with their tax, by currency, in the order in which the currencies come. */
export function sums(
	prices: readonly Pick<Price, 'amount' | 'tax' | 'currency'>[],
): ReadonlyMap<string, number> {
	const found = new Map<string, number>();
	for (const { amount, tax, currency } of prices) {
		found.set(currency, (found.get(currency) ?? 0) + amount + tax);
	}
	return found;
}

function agreedAt({ agreed_at: at }: FeePlan): number {
	return at ? Date.parse(at) : 0;
}
