/** Whether a statement is what was signed: made again on this device. Pure. */
import type { Statement } from '../api/shapes/billing.ts';
import type { Source } from './reading.ts';
import { differences, type Difference } from './rules/checked.ts';
import { pausedDays } from './rules/months.ts';
import { agreedPlans } from './signed-plans.ts';

/** Where a statement is not what was signed; `others` are all that the device knows beside it. */
export function differencesOf(
	{ summary, lines }: Statement,
	others: readonly Statement[],
	{ written, signed, fees }: Source,
): readonly Difference[] {
	const { month, currency, amount, tax } = summary;
	const issuedAt = Date.parse(summary.issued_at);
	const elsewhere = new Set(
		others
			.filter((each) => each.summary.month !== month || each.summary.currency !== currency)
			.flatMap((each) => each.lines.map(({ item, kind }) => `${kind}/${item}`)),
	);
	const said = lines.map(({ plan_id: planId, ...line }) => ({ ...line, currency, planId }));
	const charges = signed.charges
		.filter(({ at, said: { of } }) => at < issuedAt && !elsewhere.has(`reply/${of}`))
		.map(({ said: { of: item, ...charge }, reply: { attention } }) => {
			return { item, attention, ...charge };
		});
	const saidAt = new Map(written.map(({ id, at }) => [id, at]));
	const withdrawn = [...signed.disputes].filter(([, { state, answeredBy }]) => {
		return state === 'withdrawn' && (saidAt.get(answeredBy) ?? Infinity) < issuedAt;
	});
	return differences(
		{ month, currency, lines: said, amount, tax },
		{
			plans: agreedPlans(signed.plans),
			charges,
			pauses: pausedDays(fees?.pauses ?? [], month),
			asked: [...signed.disputes.keys()],
			withdrawn: withdrawn.map(([item]) => item),
		},
	);
}
