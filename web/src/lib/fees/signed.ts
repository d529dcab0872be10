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

/** The word by which a client pays themselves, and no payer is told; or pays so no more. */
export type SaidRestriction = Readonly<{
	id: string;
	author: string;
	at: number;
	post: Restriction;
}>;

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

/** What was signed; `zone` (IANA) is the practice's. */
export function foldFees(lines: readonly Line[], zone: string): Fees {
	return {
		plans: foldPlans(lines, zone),
		...foldCharges(lines, zone),
		disputes: disputesIn(lines),
		papers: papersIn(lines),
		restriction: restrictionIn(lines),
	};
}

/**
 * Only a client asks, only the care team answers. What stands may be asked about again, and be
 * withdrawn after all; what is withdrawn stays so.
 */
function disputesIn(lines: readonly Line[]): Map<string, SaidDispute> {
	const found = new Map<string, SaidDispute>();
	for (const line of lines) {
		const { id, author, at, post } = line;
		if (post?.type === 'fee_dispute' && line.role === 'client') {
			const state = found.get(post.item)?.state ?? 'stands';
			const asked = { id, author, at, post, answeredBy: '', answer: null, state: 'open' } as const;
			if (state === 'stands') found.set(post.item, asked);
		} else if (post?.type === 'fee_dispute_answer' && isOfTeam(line)) {
			const asked = found.get(post.item);
			const isLate = asked?.state === 'stands' && post.outcome === 'withdrawn';
			if (!asked || (asked.state !== 'open' && !isLate)) continue;
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

/** The client says it, or a clinician for them; the client alone ends it. The first counts. */
function restrictionIn(lines: readonly Line[]): SaidRestriction | null {
	let found: SaidRestriction | null = null;
	for (const { id, author, at, post, role } of lines) {
		if (post?.type !== 'fee_restriction') continue;
		const may = role === 'client' || (role === 'clinician' && post.is_on === 1);
		if (may && post.is_on !== (found?.post.is_on ?? 0)) found = { id, author, at, post };
	}
	return found;
}
