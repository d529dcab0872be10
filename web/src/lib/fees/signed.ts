/**
 * What a thread costs, as it was signed in it: by whoever may say each thing, and nobody else. Pure.
 * The same rules stand in `meantime.sdk.folds.fees`; `vectors/billing.json` holds both to them. What
 * the server was told of it is in its own answers.
 */
import type { BillPost } from '../protocol/bill-posts.ts';
import type { FeePost } from '../protocol/fee-posts.ts';
import { foldCharges, type SaidCharge, type SaidReply } from './signed-charges.ts';
import { isOfTeam, type Line } from './signed-lines.ts';
import { foldPlans, type SaidPlan } from './signed-plans.ts';

type Question = Extract<FeePost, { type: 'fee_dispute' }>;
type Answer = Extract<FeePost, { type: 'fee_dispute_answer' }>;
type Restriction = Extract<FeePost, { type: 'fee_restriction' }>;

/** What a client asks about an item by the post `id`, and what the care team answered to it. */
export type SaidDispute = Readonly<{
	id: string;
	author: string;
	at: number;
	post: Question;
	answeredBy: string;
	answer: Answer | null;
	state: 'open' | Answer['outcome'];
}>;

/** An estimate or a superbill that its author has not taken back. */
export type Paper = Readonly<{
	id: string;
	author: string;
	at: number;
	post: Extract<BillPost, { type: 'fee_estimate' | 'superbill' }>;
}>;

/** The newest word on whether a client pays themselves, and no payer is told. */
export type SaidRestriction = Readonly<{ id: string; author: string; post: Restriction }>;

/** Everything that was signed in a thread about what it costs, each in the order it came. */
export type Fees = Readonly<{
	plans: readonly SaidPlan[];
	replies: readonly SaidReply[];
	charges: readonly SaidCharge[];
	/** By item, the newest about each. */
	disputes: ReadonlyMap<string, SaidDispute>;
	papers: readonly Paper[];
	restriction: SaidRestriction | null;
}>;

/** What was signed; `zone` is the practice's, `taxes` as in `foldPlans`. */
export function foldFees(
	lines: readonly Line[],
	zone: string,
	taxes: ReadonlyMap<string, number>,
): Fees {
	return {
		plans: foldPlans(lines, zone, taxes),
		...foldCharges(lines, zone),
		disputes: disputesIn(lines),
		papers: papersIn(lines),
		restriction: restrictionIn(lines),
	};
}

/** Only a client asks, only the care team answers; what waits is not asked again. */
function disputesIn(lines: readonly Line[]): Map<string, SaidDispute> {
	const found = new Map<string, SaidDispute>();
	for (const line of lines) {
		const { id, author, at, post } = line;
		if (post?.type === 'fee_dispute' && line.role === 'client') {
			const isOpen = found.get(post.item)?.state === 'open';
			const asked = { id, author, at, post, answeredBy: '', answer: null, state: 'open' } as const;
			if (!isOpen) found.set(post.item, asked);
		} else if (post?.type === 'fee_dispute_answer' && isOfTeam(line)) {
			const asked = found.get(post.item);
			if (asked?.state !== 'open') continue;
			found.set(post.item, { ...asked, answeredBy: id, answer: post, state: post.outcome });
		}
	}
	return found;
}

function papersIn(lines: readonly Line[]): Paper[] {
	const found = new Map<string, Paper>();
	for (const line of lines) {
		const { id, author, at, post, re } = line;
		const isEstimate = post?.type === 'fee_estimate' && isOfTeam(line);
		const isBill = post?.type === 'superbill' && line.role === 'clinician';
		if (isEstimate || isBill) found.set(id, { id, author, at, post });
		else if (post?.type === 'amend' && !post.text && found.get(re)?.author === author) {
			found.delete(re);
		}
	}
	return [...found.values()];
}

function restrictionIn(lines: readonly Line[]): SaidRestriction | null {
	const said = lines.flatMap((line) => {
		const { id, author, post, role } = line;
		const may = isOfTeam(line) || role === 'client';
		return post?.type === 'fee_restriction' && may ? [{ id, author, post }] : [];
	});
	return said.at(-1) ?? null;
}
