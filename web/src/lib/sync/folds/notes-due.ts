/** Which conversations have something that no note speaks of yet. */
import type { Message } from './messages.ts';
import { isSaid, shownAt } from './note-facts.ts';
import type { SignedNote } from './notes.ts';
import type { People } from './people.ts';

const DUE_MS = 7 * 86_400_000;

/** `messages` of which no note speaks; the oldest came at `since` (ms), and `id` is its id. */
export type Uncovered = Readonly<{ id: string; since: number; messages: number }>;

/** Whether the oldest has waited for a note for seven days. */
export function isDue({ since }: Uncovered, now: number): boolean {
	return since + DUE_MS <= now;
}

/**
 * What no standing note speaks of; null if there is nothing. A note speaks of a message that it
 * counted, or of which it quotes a line. What was taken back asks for no note, nor does a note that
 * was struck cover anything.
 */
export function uncoveredBy(
	notes: readonly SignedNote[],
	messages: readonly Message[],
	people: People,
): Uncovered | null {
	const standing = notes.filter(({ isStruck }) => !isStruck).map(({ post }) => post);
	const covered = new Set(
		standing.flatMap(({ facts, lines }) => [
			...(facts?.entries ?? []),
			...lines.map(({ of }) => of),
		]),
	);
	const [oldest, ...others] = messages
		.filter((each) => isSaid(each, people) && !each.isWithdrawn && !covered.has(each.id))
		.sort((one, other) => shownAt(one) - shownAt(other) || one.seq - other.seq);
	return oldest ? { id: oldest.id, since: shownAt(oldest), messages: others.length + 1 } : null;
}
