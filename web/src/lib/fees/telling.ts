/** Tells the server in numbers what a client's signed posts say of money: it reads none of them. */
import { ProblemError } from '../api/problems.ts';
import type { Dispute, FeeAnswer, FeePlan, SelfPay, ThreadFees } from '../api/shapes/billing.ts';
import type { Http } from '../api/http.ts';
import type { Fees } from './signed.ts';
import type { Line } from './signed-lines.ts';

/** What the server is to be told, as a path below that of the conversation. */
export type Telling = Readonly<{ path: string; body: FeeAnswer | SelfPay | { post_id: string } }>;

/**
 * What the client `me` has said by posts that the server stored, and of which it does not know yet:
 * each is sealed first, and may have left the device while nobody was there to say so. Pure.
 */
export function untold(
	lines: readonly Line[],
	{ plans, disputes, restriction }: Fees,
	fees: ThreadFees,
	me: string,
): Telling[] {
	const told: Telling[] = [];
	for (const { id, answeredBy } of plans) {
		const said = lines.find((each) => each.id === answeredBy && each.author === me)?.post;
		const known = fees.plans.find((each) => each.id === id);
		if (said?.type !== 'fee_answer' || !known || isTold(known, said.answer)) continue;
		const body = { answer_id: answeredBy, answer: said.answer };
		told.push({ path: `fee-plans/${id}/answer`, body });
	}
	for (const [item, { id, author, at, state }] of disputes) {
		const known = fees.disputes.find((each) => each.item === item);
		if (author !== me || state !== 'open' || isAsked(known, at)) continue;
		told.push({ path: `disputes/${item}`, body: { post_id: id } });
	}
	const isOn = restriction?.post.is_on === 1;
	if (restriction?.author === me && isOn !== fees.is_self_pay) {
		told.push({ path: 'self-pay', body: { is_on: isOn, post_id: restriction.id } });
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

/** Whether the server knows of a question asked at a time (ms), or of one after it. */
function isAsked(known: Dispute | undefined, at: number): boolean {
	if (!known) return false;
	return known.state === 'open' || Date.parse(known.answered_at ?? known.opened_at) >= at;
}
