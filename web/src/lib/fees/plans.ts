/** Plans as a client reads them: numbers that the server was told, words that were signed. Pure. */
import type { FeePlan, ThreadFees } from '../api/shapes/billing.ts';
import type { FeeAnswered } from '../protocol/fee-posts.ts';
import { reduced, taxOn } from './rules/money.ts';
import type { PlanView } from './view.ts';

/** The care team's words, and what the client said, by the id of the plan. */
export type SaidOfPlans = Readonly<{
	texts: ReadonlyMap<string, string>;
	answers: ReadonlyMap<string, FeeAnswered>;
}>;

type Plans = Readonly<{ plan: PlanView | null; next: PlanView | null; offer: PlanView | null }>;

/** What holds on the day, what begins later, and what the client is asked to agree to. */
export function plansOn(fees: ThreadFees | null, day: string, said: SaidOfPlans): Plans {
	const rows = (fees?.plans ?? []).map((each) => planView(each, said));
	const agreed = rows
		.filter(({ state }) => state === 'agreed')
		.toSorted((one, other) => atOf(fees, one) - atOf(fees, other));
	const open = rows.filter(({ state }) => state === 'offered' || state === 'declined');
	return {
		plan: agreed.findLast((each) => holdsOn(each, day)) ?? null,
		next: agreed.findLast(({ since }) => since > day) ?? null,
		offer: open.findLast((each) => isAfter(fees, each, agreed.at(-1))) ?? null,
	};
}

export function holdsOn({ since, until, stopsOn }: PlanView, day: string): boolean {
	return since <= day && (!until || day <= until) && (!stopsOn || day <= stopsOn);
}

function planView({ id, source, terms, state, stops_on }: FeePlan, said: SaidOfPlans): PlanView {
	const { kind, currency, amount, share, tax, replies, since, until } = terms;
	const price = reduced(amount, share);
	const answer = said.answers.get(id);
	const isAnswered = state === 'offered' || state === 'declined';
	const isNew = isAnswered && answer !== undefined && answer !== state && answer !== 'stopped';
	return {
		...{ id, kind, currency, price, replies, since },
		isOfPolicy: source === 'policy',
		tax: taxOn(price, tax),
		until: until ?? '',
		stopsOn: stops_on ?? '',
		text: said.texts.get(id) ?? '',
		state: isNew ? answer : state,
		isWaiting: isNew || (state === 'agreed' && answer === 'stopped' && !stops_on),
	};
}

/** When a plan was agreed to (ms); what was agreed to just now comes last. */
function atOf(fees: ThreadFees | null, { id }: PlanView): number {
	const at = fees?.plans.find((each) => each.id === id)?.agreed_at;
	return at ? Date.parse(at) : Infinity;
}

function isAfter(fees: ThreadFees | null, one: PlanView, agreed: PlanView | undefined): boolean {
	if (!agreed) return true;
	const offered = fees?.plans.find(({ id }) => id === one.id)?.offered_at ?? '';
	return Date.parse(offered) > atOf(fees, agreed);
}
