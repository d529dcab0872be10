/** Posts about money that stand in a conversation. Apart, since pages ask too: it weighs nothing. */
import type { FeePost } from '../../protocol/fee-posts.ts';

export type FeeCardPost = Exclude<
	FeePost,
	{ type: 'billing_profile' | 'billing_office' | 'billing_provider' }
>;

const FEES: ReadonlySet<string> = new Set<FeeCardPost['type']>([
	...(['fee_plan', 'fee_answer', 'charge', 'fee_dispute', 'fee_dispute_answer'] as const),
	...(['fee_estimate', 'superbill', 'fee_restriction'] as const),
]);

/** Whether a post is about money: it answers no message, whoever wrote it. */
export function isFeeCard<Each extends { type: string }>(
	post: Each,
): post is Extract<Each, { type: FeeCardPost['type'] }> {
	return FEES.has(post.type);
}
