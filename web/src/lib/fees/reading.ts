/** What a client pays in a conversation, from what is known on their device. Pure. */
import type { Charge, StatementSummary, ThreadFees } from '../api/shapes/billing.ts';
import type { FailureFacts } from '../sync/failure.ts';
import { sumOf } from './papers.ts';
import { allPlans, plansOn, type Stored } from './plans.ts';
import type { Line } from './signed-lines.ts';
import type { Fees, Paper } from './signed.ts';
import type { DisputeView, ItemView, OwnFees, PaperRow } from './view.ts';

/** What was written, and signed by whom it counts from; and what the server says of it. */
export type Source = Readonly<{
	space: string;
	written: readonly Line[];
	signed: Fees;
	stored: Stored;
	therapist: string;
	/** What the viewer is called in the conversation. */
	client: string;
	/** Today by the clock of the practice. */
	today: string;
	zone: string;
	/** Null as long as it was never told here. */
	fees: ThreadFees | null;
	/** All of them. */
	statements: readonly StatementSummary[];
	/** Whether the server does not know all that this device has sent. */
	isUntold: boolean;
	stale: FailureFacts | null;
}>;

export function ownFees(source: Source): OwnFees {
	const { space, signed, stored, therapist, today, zone, fees } = source;
	const { restriction } = signed;
	return {
		...{ space, therapist, zone, today },
		...plansOn(allPlans(signed.plans, fees, stored), today, stored),
		isKnown: fees !== null || signed.plans.length > 0,
		replies: fees?.replies ?? 0,
		items: (fees?.charges ?? []).filter(({ month }) => !month).map((each) => itemOf(each, source)),
		statements: source.statements,
		papers: signed.papers.map(paperRow),
		isSelfPay: restriction ? restriction.post.is_on === 1 : (fees?.is_self_pay ?? false),
		isSelfPayWaiting: restriction !== null && !stored.has(restriction.id),
		isUntold: source.isUntold,
		stale: source.stale,
	};
}

/** What was said about an item; of one that was never asked about, what the server says. */
export function disputeOf(
	item: string,
	state: DisputeView['state'],
	{ signed, stored }: Source,
): DisputeView {
	const said = signed.disputes.get(item);
	if (!said) return { state, text: '', answer: '', isWaiting: false };
	return {
		state: said.state,
		text: said.post.text,
		answer: said.answer?.text ?? '',
		isWaiting: !stored.has(said.id),
	};
}

function itemOf(charge: Charge, source: Source): ItemView {
	const { item, on, code, currency, amount, tax } = charge;
	return {
		...{ item, code, currency, amount, tax },
		...{ kind: 'reply', since: on, until: on },
		isUnsigned: isUnsigned(charge, source),
		dispute: disputeOf(item, charge.dispute, source),
	};
}

/** Whether the server says another price or day than a clinician signed, or one that nobody did. */
export function isUnsigned(charge: Charge, { signed }: Pick<Source, 'signed'>): boolean {
	const said = signed.charges.find((each) => each.said.of === charge.item)?.said;
	const fields = ['on', 'amount', 'tax', 'currency'] as const;
	return !said || fields.some((field) => said[field] !== charge[field]);
}

function paperRow({ id, post }: Paper): PaperRow {
	const { type, made_on: madeOn, currency } = post;
	return { id, type, madeOn, currency, amount: sumOf(post) };
}
