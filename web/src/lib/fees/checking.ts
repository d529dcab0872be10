/** Whether a statement is what was signed: made again on this device. Pure. */
import type { Statement, ThreadFees } from '../api/shapes/billing.ts';
import { allPlans } from './plans.ts';
import type { Source } from './reading.ts';
import { differences, type Difference } from './rules/checked.ts';
import { pausedDays } from './rules/months.ts';
import { agreedPlans, type SaidPlan } from './signed-plans.ts';

/** Where a statement is not what was signed; `others` are all that the device knows beside it. */
export function differencesOf(
	{ summary, lines, ledger }: Statement,
	others: readonly Statement[],
	{ written, signed, fees, stored }: Source,
): readonly Difference[] {
	const { month, currency, amount, tax, balance, paused } = summary;
	const issuedAt = Date.parse(summary.issued_at);
	const elsewhere = new Set(
		others
			.filter((each) => each.summary.month !== month || each.summary.currency !== currency)
			.flatMap((each) => each.lines.map(({ item }) => item)),
	);
	const isHere = (item: string) => lines.some((each) => each.item === item);
	const said = lines.map(({ plan_id: planId, ...line }) => ({ ...line, currency, planId }));
	const books = {
		items: Object.fromEntries(lines.map((line) => [line.item, line.amount + line.tax])),
		entered: ledger,
		disputed: lines.filter(({ dispute }) => dispute === 'open').map(({ item }) => item),
	};
	const charges = signed.charges
		.filter(({ at, said: { of } }) => at < issuedAt && (isHere(of) || !elsewhere.has(of)))
		.map(({ said: { of: item, ...charge }, reply: { attention } }) => {
			return { item, attention, ...charge };
		});
	const saidAt = new Map(written.map(({ id, at }) => [id, at]));
	const asked = [...signed.disputes].filter(([, { at }]) => at < issuedAt);
	const withdrawn = asked.filter(([, { state, answeredBy }]) => {
		return state === 'withdrawn' && (saidAt.get(answeredBy) ?? Infinity) < issuedAt;
	});
	return differences(
		{ month, currency, lines: said, amount, tax, books, due: balance - paused },
		{
			plans: agreedPlans(allPlans(signed.plans, fees, stored)).map((plan) => ended(plan, fees)),
			charges,
			pauses: pausedDays(fees?.pauses ?? [], month),
			asked: asked.map(([item]) => item),
			withdrawn: withdrawn.map(([item]) => item),
		},
	);
}

/** A plan with the last day that the practice has given it, if that is before the signed one. */
function ended(plan: SaidPlan, fees: ThreadFees | null): SaidPlan {
	const last = fees?.plans.find(({ id }) => id === plan.id)?.stops_on ?? '';
	const days = [plan.stopsOn, last].filter(Boolean).toSorted();
	return { ...plan, stopsOn: days[0] ?? '' };
}
