/** What attention a client's message asks for, by what was noticed and what they say (decision 0016). */
import type { Answer } from '../protocol/safety-posts.ts';
import type { Tier } from '../screening/packs.ts';

export const PLAIN = 1;
export const ELEVATED = 2;
export const URGENT = 3;

const MATCHED: Readonly<Record<Tier, number>> = { none: PLAIN, elevated: ELEVATED, urgent: URGENT };

/** What somebody said of themselves, and the tier of the words of which they said it. */
export type Given = Readonly<{ answer: Answer | ''; tier: Tier }>;

/**
 * Of a message that carries `answer`. Who is in danger often says that they are safe; and whatever
 * somebody says of themselves is read first.
 */
export function attentionOf(tier: Tier, answer: Answer | ''): number {
	if (answer === 'no' || answer === 'unsure') return URGENT;
	if (answer === 'misread') return ELEVATED;
	return answer ? Math.max(MATCHED[tier], ELEVATED) : MATCHED[tier];
}

/** Whether words of one tier ask for more attention than words of another. */
export function isGraver(one: Tier, other: Tier): boolean {
	return MATCHED[one] > MATCHED[other];
}

/** What of an answer holds for words of `tier`: of graver ones nobody was misread, or is safe. */
export function stillSaid({ answer, tier: saidOf }: Given, tier: Tier): Answer | '' {
	const isQuiet = answer === 'misread' || answer === 'yes';
	return isQuiet && isGraver(tier, saidOf) ? '' : answer;
}

/** Of an answer that is given after its message was sent. It never takes any attention back. */
export function attentionOfAnswer(answer: Answer): number {
	if (answer === 'no') return URGENT;
	return answer === 'unsure' ? ELEVATED : 0;
}
