/**
 * What a practice's own clients say of what is often claimed of messages: a share, and how sure.
 * Not causal, and kinder than to a stranger: people answer their own therapist's practice. The same
 * rules stand in Python (`meantime.surveys`); `vectors/surveys.json` holds both to them.
 */
import { wilson, type Interval } from '../insights/intervals.ts';
import type { Tally } from './tally.ts';

/** The answers that say so, by the metric that is counted from them. */
const SAID = {
	share_wanting_messaging: ['keep', 'change'], // changed, it is wanted as well
	share_reporting_progress: ['4', '5'], // agree, strongly agree
} as const;

export type ClaimMetric = keyof typeof SAID;
export const CLAIMS = Object.keys(SAID) as readonly ClaimMetric[];

export function isClaim(metric: string | undefined): metric is ClaimMetric {
	return metric !== undefined && metric in SAID;
}

/** How many of `n` who answered said so; `share` is null where they are too few to be shown. */
export type Claim = Readonly<{
	n: number;
	isShown: boolean;
	part: number;
	share: Interval | null;
}>;

/** What was answered to the question that the metric is counted from. */
export function claimOf(metric: ClaimMetric, { n, isShown, counts }: Tally): Claim {
	const part = SAID[metric].reduce((sum, value) => sum + (counts[value] ?? 0), 0);
	return { n, isShown, part, share: isShown ? wilson(part, n) : null };
}
