/** Tells the server in numbers what a client's signed posts say of money: it reads none of them. */
import { ProblemError } from '../api/problems.ts';
import type { Dispute, FeeAnswer, FeePlan, SelfPay, ThreadFees } from '../api/shapes/billing.ts';
import type { Http } from '../api/http.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { answersSaid, disputesSaid, restrictionSaid } from './said.ts';

/** What the server is to be told, as a path below that of the conversation. */
export type Telling = Readonly<{ path: string; body: FeeAnswer | SelfPay | { post_id: string } }>;

/**
 * What the client `me` has said in posts that the server stored, and of which it does not know yet:
 * each is sealed first, and may have left the device while nobody was there to say so. Pure.
 */
export function untold(log: readonly Opened[], fees: ThreadFees, me: string): Telling[] {
	const people = foldPeople(log);
	const told: Telling[] = [];
	for (const [plan, { id, author, answer }] of answersSaid(log, people)) {
		const known = fees.plans.find((each) => each.id === plan);
		if (author !== me || !known || isTold(known, answer)) continue;
		told.push({ path: `fee-plans/${plan}/answer`, body: { answer_id: id, answer } });
	}
	for (const [item, { asked, answer }] of disputesSaid(log, people)) {
		const known = fees.disputes.find((each) => each.item === item);
		if (asked.author !== me || answer || isAsked(known, asked.receivedAt)) continue;
		told.push({ path: `disputes/${item}`, body: { post_id: asked.id } });
	}
	const said = restrictionSaid(log, people);
	const isOn = said?.post.is_on === 1;
	if (said?.author === me && isOn !== fees.is_self_pay) {
		told.push({ path: 'self-pay', body: { is_on: isOn, post_id: said.id } });
	}
	return told;
}

/**
 * Tells all of it. What the server refuses is left as it is: what it knows is shown, and no other
 * word has to wait for it. Returns whether it took anything. @throws Unreachable
 */
export async function tellAll(
	http: Http,
	space: string,
	every: readonly Telling[],
): Promise<boolean> {
	let isTaken = false;
	for (const { path, body } of every) {
		try {
			await http.put(`/spaces/${space}/${path}`, body);
			isTaken = true;
		} catch (error) {
			if (!(error instanceof ProblemError)) throw error;
		}
	}
	return isTaken;
}

function isTold({ state, stops_on: stopsOn }: FeePlan, answer: FeeAnswer['answer']): boolean {
	if (answer === 'stopped') return state !== 'agreed' || stopsOn !== null;
	return state === answer || state === 'agreed' || state === 'withdrawn';
}

/** Whether the server knows of a question: by the one it knows, which may be an earlier one. */
function isAsked(known: Dispute | undefined, askedAt: number): boolean {
	if (!known || known.state === 'open') return known !== undefined;
	return Date.parse(known.answered_at ?? known.opened_at) >= askedAt;
}
