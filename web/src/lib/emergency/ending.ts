/** The end of an emergency, its seats taken (F8), and its review. */
import type { Emergency } from '../api/shapes/emergencies.ts';
import { ProblemError } from '../api/problems.ts';
import { ProtocolError } from '../protocol/errors.ts';
import type { Post } from '../protocol/posts.ts';
import { postNow } from '../sync/seating.ts';
import { unseat } from '../sync/sharing.ts';
import type { Vault } from '../sync/vault.ts';
import { withHands } from './hands.ts';
import type { Judged } from './view.ts';

/** Ends one now, and takes its seats; what cannot be taken stays overdue. @throws Failure */
export async function endEmergency(vault: Vault, id: string): Promise<void> {
	await takeSeats(vault, await vault.http.post<Emergency>(`/emergencies/${id}/end`));
}

/** Whether nothing is served any more. */
export function isOver({ ended_at: ended, until }: Emergency, now: number): boolean {
	return ended !== null || Date.parse(until) <= now;
}

/** Takes the seats that are left of one, and changes the keys there. @throws Unreachable */
export async function takeSeats(
	vault: Vault,
	{ seated_in: spaces, account_id: who }: Emergency,
): Promise<void> {
	for (const id of spaces) {
		try {
			await withHands(vault, id, (hands) => unseat(hands, id, [who]), who);
		} catch (error) {
			// Whoever has no seat and no key leaves it to others, who see that it is overdue.
			if (!(error instanceof ProtocolError || error instanceof ProblemError)) throw error;
		}
	}
}

/**
 * Writes into the chart what the viewer thinks of an emergency, and signs it off; the same again
 * is found and not written twice. @throws Failure
 */
export async function reviewEmergency(
	vault: Vault,
	{ id, chart_id: chart }: Emergency,
	{ outcome, text }: Judged,
): Promise<void> {
	const review: Review = { type: 'emergency_review', of: id, by: vault.me.id, outcome, text };
	const reviewId = await withHands(vault, chart, async (hands) => {
		const log = (await hands.spaces.sync(chart)).log();
		const before = log.find(({ entry: { header }, post }) => {
			return header.author === hands.me.id && isSame(post, review);
		});
		return before?.entry.header.id ?? (await postNow(hands, chart, review)).header.id;
	});
	await vault.http.post(`/emergencies/${id}/review`, { review_id: reviewId });
}

type Review = Extract<Post, { type: 'emergency_review' }>;

function isSame(post: Post | null, review: Review): boolean {
	if (post?.type !== 'emergency_review') return false;
	return (['of', 'by', 'outcome', 'text'] as const).every((key) => post[key] === review[key]);
}
