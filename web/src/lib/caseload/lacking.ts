/** What a client's line says of the agreement with them. Pure. */
import type { AgreementStanding, WhyOff } from '../api/shapes/policies.ts';

const SOON_MS = 30 * 86_400_000;

/** Why messages are closed, that the review has come, or that a consent ends soon; '' for nothing. */
export type Lack = WhyOff | 'review' | 'ends' | '';

/** `today` is a local day of the practice, `now` the server's time in ms. */
export function lackOf(
	{ why, candidacy, until }: Pick<AgreementStanding, 'why' | 'candidacy' | 'until'>,
	today: string,
	now: number,
): Lack {
	if (why) return why;
	const { review_on: reviewOn } = candidacy;
	if (reviewOn !== null && reviewOn <= today) return 'review';
	return until !== null && Date.parse(until) - now < SOON_MS ? 'ends' : '';
}
