/** Notes that are being written: the drafts that stand, one or, after two devices, several. */
import type { NotePost } from '../../protocol/note-posts.ts';
import type { Opened } from './opened.ts';

export type NoteDraft = Extract<NotePost, { type: 'note_draft' }>;

/** A draft that none takes the place of; `at` (ms) is when its author wrote it. */
export type Head = Readonly<{ id: string; at: number; post: NoteDraft }>;

/**
 * A note about the thread `space` that is being written. More than one head means that two devices
 * wrote at once: a person merges them. `ends` are the entries that signed or threw it away while
 * another device still wrote, which keeps the note.
 */
export type DraftNote = Readonly<{
	note: string;
	space: string;
	heads: readonly Head[];
	ends: readonly string[];
}>;

/**
 * The drafts of an own space that still stand, in the order in which they were begun. About which
 * thread a note is, its first draft has said for good.
 */
export function foldNoteDrafts(log: Iterable<Opened>): DraftNote[] {
	const spaces = new Map<string, string>();
	const standing = new Map<string, Head[]>();
	const replaced = new Set<string>();
	for (const { entry, post } of log) {
		if (post?.type !== 'note_draft') continue;
		const { id, at } = entry.header;
		if (!spaces.has(post.note)) spaces.set(post.note, post.space);
		standing.set(post.note, [...(standing.get(post.note) ?? []), { id, at, post }]);
		for (const each of post.before) replaced.add(each);
	}
	return [...spaces]
		.map(([note, space]): DraftNote => {
			const left = (standing.get(note) ?? []).filter(({ id }) => !replaced.has(id));
			const ends = left.filter(({ post }) => post.gone === 1).map(({ id }) => id);
			return { note, space, heads: left.filter(({ post }) => post.gone === 0), ends };
		})
		.filter(({ heads }) => heads.length > 0);
}

/** What the next draft of a note takes the place of. */
export function placeOf({ heads, ends }: Pick<DraftNote, 'heads' | 'ends'>): string[] {
	return [...heads.map(({ id }) => id), ...ends];
}
