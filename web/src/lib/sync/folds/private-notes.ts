/** Psychotherapy notes as their author has them: the newest wording, and those before. */
import type { Opened } from './opened.ts';

/**
 * A note about the thread `space`; `at` (ms) is when its author put it as it is, `on` the local day
 * that it is about, empty for none. `earlier` are the wordings before, oldest first. What `isGone`
 * is out of sight, and stays in the space.
 */
export type PrivateNote = Readonly<{
	note: string;
	space: string;
	text: string;
	on: string;
	at: number;
	earlier: readonly string[];
	isGone: boolean;
}>;

/**
 * The notes of an own space in the order in which they were begun, also those gone. Of a note the
 * newest stands; about which thread it is, its first post has said for good.
 */
export function foldPrivateNotes(log: Iterable<Opened>): PrivateNote[] {
	const notes = new Map<string, PrivateNote>();
	for (const { entry, post } of log) {
		if (post?.type !== 'psychotherapy_note') continue;
		const { note, text, on } = post;
		const before = notes.get(note);
		const isReworded = before && before.text !== text;
		const earlier = before?.earlier ?? [];
		notes.set(note, {
			...{ note, text, on, at: entry.header.at },
			space: before?.space ?? post.space,
			earlier: isReworded ? [...earlier, before.text] : earlier,
			isGone: post.gone === 1,
		});
	}
	return [...notes.values()];
}
