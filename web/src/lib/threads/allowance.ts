/** What is usual to write, and when to say so. Pure. It informs; nothing is ever held back. */
import type { Allowance } from '../api/shapes/boundaries.ts';
import type { Message } from '../sync/folds/messages.ts';

const WEEK_MS = 7 * 24 * 3_600_000;
const PAUSE_MS = 72 * 3_600_000; // between two words on how often somebody writes
const CHARACTERS_A_WORD = 5; // with its space, as content/policy.yaml counts 1,500 for 300 words
const COUNTED = new Set(['text', 'file', 'moment']);

/** Where nobody has said anything (content/policy.yaml). */
export const USUAL: Allowance = { characters: 1_500, messages_a_week: 5 };

/** What is known of somebody who writes; times in ms. */
export type Counts = Readonly<{
	allowance: Allowance;
	/** Messages in the last seven days. */
	written: number;
	/** When they were last told that these are many, 0 if never. */
	toldAt: number;
	now: number;
}>;

export type Guide = Readonly<{ beyond: 'length' | 'frequency'; count: number }>;

/**
 * What to tell somebody about what they write: how long it is comes first; null for nothing. A
 * safety match is told nothing: nobody in danger is to read that they write too much.
 */
export function guideFor(
	draft: string,
	{ allowance, written, toldAt, now }: Counts,
	{ isSafety }: Readonly<{ isSafety: boolean }>,
): Guide | null {
	const count = draft.trim().length;
	if (isSafety || count === 0) return null;
	const { characters, messages_a_week: most } = allowance;
	if (characters > 0 && count > characters) return { beyond: 'length', count };
	const isDue = now - toldAt >= PAUSE_MS;
	return most > 0 && written >= most && isDue ? { beyond: 'frequency', count: written } : null;
}

/** How many messages `author` wrote in the seven days before `now`. What is urgent never counts. */
export function countWritten(messages: readonly Message[], author: string, now: number): number {
	const isCounted = (message: Message) =>
		message.author === author &&
		COUNTED.has(message.kind) &&
		message.attention === 1 && // what was brought to the session asks for nothing
		!message.isWithdrawn &&
		message.at > now - WEEK_MS;
	return messages.filter(isCounted).length;
}

/** About how many words these characters are, for people to picture. */
export function wordsIn(characters: number): number {
	return Math.round(characters / CHARACTERS_A_WORD);
}
