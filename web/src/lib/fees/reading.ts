/** What a client pays in a conversation, from what is known on their device. Pure. */
import type { Charge, StatementSummary, ThreadFees } from '../api/shapes/billing.ts';
import type { FailureFacts } from '../sync/failure.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { holding, type People } from '../sync/folds/people.ts';
import { sumOf, type Paper } from './papers.ts';
import { plansOn } from './plans.ts';
import {
	answersSaid,
	disputesSaid,
	papersSaid,
	plansSaid,
	restrictionSaid,
	type Asked,
} from './said.ts';
import type { DisputeView, ItemView, OwnFees, PaperRow } from './view.ts';

/** `log` is all of the conversation and what waits behind it, `stored` the ids that left the device. */
export type Source = Readonly<{
	space: string;
	log: readonly Opened[];
	stored: Readonly<{ has: (id: string) => boolean }>;
	people: People;
	/** Today by the clock of the practice. */
	today: string;
	zone: string;
	fees: ThreadFees | null;
	statements: readonly StatementSummary[];
	/** Whether the server does not know all that this device has sent. */
	isUntold: boolean;
	stale: FailureFacts | null;
}>;

export function ownFees(source: Source): OwnFees {
	const { log, people, fees, today } = source;
	const answers = [...answersSaid(log, people)].map(([of, { answer }]) => [of, answer] as const);
	const texts = plansSaid(log, people).map(({ id, post }) => [id, post.text] as const);
	const restriction = restrictionSaid(log, people);
	const isOn = restriction?.post.is_on === 1;
	const { space, zone, isUntold, stale } = source;
	return {
		...{ space, zone, today, isUntold, stale },
		...plansOn(fees, today, { texts: new Map(texts), answers: new Map(answers) }),
		therapist: holding(people, 'clinician')[0]?.name ?? '',
		isKnown: fees !== null,
		currency: fees?.currency ?? '',
		replies: fees?.replies ?? 0,
		items: (fees?.charges ?? []).filter(({ month }) => !month).map((each) => itemOf(each, source)),
		statements: source.statements,
		papers: papersSaid(log, people).map(({ id, post }) => paperRow(id, post)),
		isSelfPay: restriction ? isOn : (fees?.is_self_pay ?? false),
		isSelfPayWaiting: restriction !== null && isOn !== fees?.is_self_pay,
	};
}

/** What was said about an item; of one that was never asked about, what the server says. */
export function disputeOf(
	item: string,
	state: DisputeView['state'],
	{ log, people, stored }: Pick<Source, 'log' | 'people' | 'stored'>,
): DisputeView {
	const said = disputesSaid(log, people).get(item);
	if (!said) return { state, text: '', answer: '', isWaiting: false };
	const { asked, answer } = said;
	return {
		state: stateOf(said),
		text: asked.post.text,
		answer: answer?.post.text ?? '',
		isWaiting: !stored.has(asked.id),
	};
}

function stateOf({ answer }: Asked): DisputeView['state'] {
	return answer?.post.outcome ?? 'open';
}

function itemOf(charge: Charge, source: Source): ItemView {
	const { item, on, code, currency, amount, tax } = charge;
	return {
		...{ item, code, currency, amount, tax },
		...{ kind: 'reply', since: on, until: on },
		dispute: disputeOf(item, charge.dispute, source),
	};
}

function paperRow(id: string, post: Paper): PaperRow {
	const { type, made_on: madeOn, currency } = post;
	return { id, type, madeOn, currency, amount: sumOf(post) };
}
