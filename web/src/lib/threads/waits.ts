/** What of a message waits to be sent. Pure. */
import { wordsOfMoment } from '../protocol/moment-posts.ts';
import type { Opened } from '../sync/folds/opened.ts';
import type { Waiting } from '../sync/outbox.ts';

/**
 * The message itself, another wording of it, or its own words once more, which ask for more
 * attention alone; empty if nothing waits.
 */
export type Waits = 'message' | 'correction' | 'raise' | '';

/** What waits of `message`, and its row: what more is about it leaves behind that. */
export function waitsOf(
	message: string,
	waiting: readonly Waiting[],
	log: readonly Opened[],
): { waits: Waits; row: Waiting | undefined } {
	const own = waiting.find(({ entry }) => entry.header.id === message);
	if (own) return { waits: 'message', row: own };
	const rows = waiting.filter(({ entry }) => isAbout(entry, message));
	const reworded = rewordedIn(message, log);
	const correction = rows.findLast(({ entry }) => reworded.has(entry.header.id));
	if (correction) return { waits: 'correction', row: correction };
	return { waits: rows.length > 0 ? 'raise' : '', row: rows.at(-1) };
}

/** Whether an entry is a message of one's own, or corrects it. */
export function isAbout({ header: { id, re } }: Opened['entry'], message: string): boolean {
	return id === message || re === message;
}

/** The words that a message has as a whole, null if the post has none. */
function wordsIn(post: Opened['post']): string | null {
	if (post?.type === 'moment') return wordsOfMoment(post);
	return post?.type === 'text' || post?.type === 'amend' ? post.text : null;
}

/** The entries that say something else than the one before them. */
function rewordedIn(message: string, log: readonly Opened[]): ReadonlySet<string> {
	const reworded = new Set<string>();
	let before: string | null = null;
	for (const { entry, post } of log) {
		if (!isAbout(entry, message)) continue;
		const words = wordsIn(post);
		if (words === null || words !== before) reworded.add(entry.header.id);
		before = words;
	}
	return reworded;
}
