/** Plans as a client reads them: what was signed, whatever the server says of it. Pure. */
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
	const last = agreed.at(-1)?.agreedAt ?? 0;
	const isOpen = ({ state, offeredAt }: SaidPlan) =>
		(state === 'offered' || state === 'declined') && offeredAt > last;
	const view = (plan: SaidPlan | undefined) => (plan ? planView(plan, stored) : null);
	return {
		plan: view(agreed.find(({ id }) => id === holds)),
		next: view(agreed.findLast(({ since }) => since > day)),
		offer: view(said.findLast(isOpen)),
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
