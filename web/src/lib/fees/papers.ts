/** Papers on costs: estimates, and bills that a client may hand to their payer. Pure. */
import type { Paper } from './signed.ts';

export type PaperPost = Paper['post'];

/** What a paper comes to, with tax; a line of a superbill has all its units in its amount. */
export function sumOf(paper: PaperPost): number {
	const sums =
		paper.type === 'superbill'
			? paper.lines.map(({ amount }) => amount)
			: paper.services.map(({ amount, tax, count }) => (amount + tax) * count);
	return sums.reduce((sum, each) => sum + each, 0);
}
