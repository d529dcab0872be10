/** Plans as a client reads them: what was signed, whatever the server says of it. Pure. */
import type { FeePlan, ThreadFees } from '../api/shapes/billing.ts';
import { planOn, priceOf } from './rules/plans.ts';
import { taxOn } from './rules/money.ts';
import { agreedPlans, type SaidPlan } from './signed-plans.ts';
import type { PlanView } from './view.ts';

type Plans = Readonly<{ plan: PlanView | null; next: PlanView | null; offer: PlanView | null }>;
/** The ids of entries that have left this device. */
export type Stored = Readonly<{ has: (id: string) => boolean }>;

/** What holds on the day, what begins later, and what the client is asked to agree to. */
export function plansOn(said: readonly SaidPlan[], day: string, stored: Stored): Plans {
	const agreed = agreedPlans(said);
	const holds = planOn(agreed, day)?.id;
	const last = agreed.findLast(({ source }) => source === 'post')?.agreedAt ?? 0;
	const isOpen = ({ state, offeredAt }: SaidPlan) =>
		(state === 'offered' || state === 'declined') && offeredAt > last;
	const view = (plan: SaidPlan | undefined) => (plan ? planView(plan, stored) : null);
	return {
		plan: view(agreed.find(({ id }) => id === holds)),
		next: view(agreed.findLast(({ since }) => since > day)),
		offer: view(said.findLast(isOpen)),
	};
}

/**
 * What was signed, behind the plans of a policy to which a guardian agreed: their own conversation
 * is not here to look into, so that the server's word stands for it.
 */
export function allPlans(
	signed: readonly SaidPlan[],
	fees: ThreadFees | null,
	stored: Stored,
): SaidPlan[] {
	const unseen = (fees?.plans ?? []).filter(({ id, source, agreed_at: agreedAt }) => {
		return source === 'policy' && agreedAt && !stored.has(id);
	});
	return [...unseen.map(asSaid), ...signed];
}

function asSaid({ id, source, state, terms, ...told }: FeePlan): SaidPlan {
	const { tax: taxRate, until, ...rest } = terms;
	return {
		...{ id, source, state, ...rest, taxRate, until: until ?? '' },
		...{ author: '', text: '', agreedBy: '', answeredBy: '' },
		stopsOn: told.stops_on ?? '',
		offeredAt: Date.parse(told.offered_at),
		agreedAt: Date.parse(told.agreed_at ?? told.offered_at),
	};
}

function planView(plan: SaidPlan, stored: Stored): PlanView {
	const { id, source, kind, currency, taxRate, replies, since, until, stopsOn, text } = plan;
	const price = priceOf(plan);
	return {
		...{ id, kind, currency, price, replies, since, until, stopsOn, text },
		isOfPolicy: source === 'policy',
		tax: taxOn(price, taxRate),
		state: plan.state,
		isWaiting: plan.answeredBy !== '' && !stored.has(plan.answeredBy),
	};
}
