/** How a month stands until now, as its client sees it before they write. It blocks nothing. Pure. */
import { endOfMonth, isSameMonth, plus } from './days.ts';
import { linesOf, planOn, whyFree, type Line, type Plan, type Reply } from './plans.ts';
import { totals, type Total } from './totals.ts';

/**
 * What holds today, how many answers count this month, and what it comes to so far. `replies` are
 * those that are not free whatever the plan says, charged or not yet; `included` says how many are
 * meant with a limited plan, 0 with any other. `isTalkOffered` once those have come. `lines` of a
 * monthly plan go to the end of the month.
 */
export type Month = Readonly<{
	plan: Plan | null;
	replies: number;
	included: number;
	isTalkOffered: boolean;
	lines: readonly Line[];
	totals: Readonly<Record<string, Total>>;
}>;

/** How the month of the local day `today` stands; plans are given the oldest first. */
export function thisMonth(
	plans: readonly Plan[],
	replies: readonly Reply[],
	today: string,
	pauses: readonly string[] = [],
): Month {
	const came = replies.filter(({ on }) => isSameMonth(on, today));
	const plan = planOn(plans, today);
	const lines = linesOf(plans, came, today, pauses);
	const counted = came.filter(counts).length;
	const isLimited = plan?.kind === 'limited';
	const included = isLimited ? plan.replies : 0;
	const isTalkOffered = isLimited && counted >= included;
	return { plan, replies: counted, included, isTalkOffered, lines, totals: totals(lines) };
}

/** Whether an answer is one of those that a plan counts, confirmed or not. */
export function counts(reply: Reply): boolean {
	return ['', 'unconfirmed'].includes(whyFree(reply));
}

/** The days of the month of `month` that lie in pauses: first and last day, null for no last one. */
export function pausedDays(
	pauses: readonly (readonly [string, string | null])[],
	month: string,
): readonly string[] {
	const first = `${month.slice(0, 8)}01`;
	const last = endOfMonth(month);
	const found = new Set<string>();
	for (const [since, until] of pauses) {
		const ends = until !== null && until < last ? until : last;
		for (let day = since < first ? first : since; day <= ends; day = plus(day, 1)) found.add(day);
	}
	return [...found].sort();
}
