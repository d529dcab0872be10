/** A plan as it is being filled in for a client. Pure. */
import type { PlanKind } from '../api/shapes/billing.ts';
import { readRate, typedRate } from '../fees/rates.ts';
import { WHOLE } from '../fees/rules/money.ts';
import { read, typed } from '../fees/rules/written.ts';
import type { PlainKey } from '../text/catalogue.ts';
import type { Offered, PlanView } from './view.ts';

const MOST_REPLIES = 1_000;

export const KINDS: Readonly<Record<PlanKind, PlainKey>> = {
	included: 'feeplan.included',
	per_message: 'feeplan.per_message',
	monthly: 'feeplan.monthly',
	limited: 'feeplan.limited',
	pilot: 'feeplan.pilot',
};

/** Everything as it was typed. */
export type OfferFields = Readonly<{
	kind: PlanKind;
	amount: string;
	share: string;
	tax: string;
	replies: string;
	since: string;
	until: string;
	text: string;
}>;

export type OfferFaults = Readonly<
	Partial<Record<'amount' | 'share' | 'tax' | 'replies' | 'since' | 'until', PlainKey>>
>;

/** Whether a kind of plan has a price. */
export function isPriced(kind: PlanKind): boolean {
	return kind === 'per_message' || kind === 'monthly';
}

/** What a form begins with: what holds now, from the first of the next month. */
export function begun({ holding, today, tax }: PlanView, locale: string): OfferFields {
	const terms = holding?.terms;
	return {
		kind: terms?.kind ?? 'per_message',
		amount: terms?.amount ? typed(terms.amount, terms.currency, locale) : '',
		share: typedRate(terms?.share ?? WHOLE, locale),
		tax: typedRate(terms?.tax ?? tax, locale),
		replies: terms?.replies ? String(terms.replies) : '',
		since: firstOfNext(today),
		until: '',
		text: '',
	};
}

/** What was filled in, or what is wrong with it. */
export function offerOf(
	fields: OfferFields,
	{ today, currency }: Pick<PlanView, 'today' | 'currency'>,
	locale: string,
): Readonly<{ offered: Offered | null; faults: OfferFaults }> {
	const { kind, since, until, text } = fields;
	const hasPrice = isPriced(kind);
	const amount = hasPrice ? read(fields.amount, currency, locale) : 0;
	const [share, tax] = [readRate(fields.share), readRate(fields.tax)];
	const replies = kind === 'limited' ? countOf(fields.replies) : 0;
	const faults: OfferFaults = {
		...(hasPrice && !amount && { amount: 'feeplan.amount_wrong' }),
		...(hasPrice && !share && { share: 'feeplan.rate_wrong' }),
		...(hasPrice && tax === null && { tax: 'feeplan.rate_wrong' }),
		...(kind === 'limited' && !replies && { replies: 'feeplan.replies_wrong' }),
		...(!(since >= today) && { since: 'feeplan.since_wrong' }),
		...(until !== '' && until < since && { until: 'feeplan.until_wrong' }),
	};
	if (Object.keys(faults).length > 0) return { offered: null, faults };
	const rates = hasPrice ? { share: share ?? WHOLE, tax: tax ?? 0 } : { share: WHOLE, tax: 0 };
	return {
		offered: {
			...{ kind, currency, amount: amount ?? 0, replies: replies ?? 0, since, until },
			...{ ...rates, text: text.trim() },
		},
		faults,
	};
}

function countOf(written: string): number | null {
	const count = /^\s*\d{1,4}\s*$/.test(written) ? Number(written) : 0;
	return count >= 1 && count <= MOST_REPLIES ? count : null;
}

function firstOfNext(day: string): string {
	const [year = 0, month = 1] = day.split('-').map(Number);
	return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}
