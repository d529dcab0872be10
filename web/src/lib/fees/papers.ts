/** Papers on costs: estimates, and bills that a client may hand to their payer. Pure. */
import { expectedOf } from './rules/estimates.ts';
import type { Paper } from './signed.ts';

export type PaperPost = Paper['post'];

/**
 * What a paper comes to, with tax; a line of a superbill has all its units in its amount, and what is
 * booked separately has an estimate of its own.
 */
export function sumOf(paper: PaperPost): number {
	if (paper.type === 'superbill') return paper.lines.reduce((sum, each) => sum + each.amount, 0);
	const services = paper.services.map(({ separately, ...each }) => {
		return { ...each, separately: separately === 1 };
	});
	return expectedOf(services);
}
