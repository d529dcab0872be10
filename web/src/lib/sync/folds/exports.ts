import type { Opened } from './opened.ts';
import type { People } from './people.ts';

/**
 * What a post of type `event` says when its author exports the record, or begins to send signed
 * notes to the practice's own record system.
 */
export const EXPORTS = ['export', 'bridge'] as const;

/**
 * Somebody exported the record of a thread, or its notes go on elsewhere from then on. `at` is the server's time in ms; `by` is whom the
 * practice names where its own seat did it, in its word alone, else empty.
 */
export type Exported = Readonly<{
	id: string;
	what: (typeof EXPORTS)[number];
	author: string;
	role: string;
	by: string;
	at: number;
}>;

/** Who exported the record of a thread, oldest first, as they have announced it. */
export function foldExports(log: readonly Opened[], people: People): Exported[] {
	return log.flatMap(({ entry: { header }, post, receivedAt: at }) => {
		const what = EXPORTS.find((each) => post?.type === 'event' && post.what === each);
		if (post?.type !== 'event' || !what) return [];
		const { id, author } = header;
		const role = people.get(author)?.role ?? '';
		return [{ id, what, author, role, by: role === 'practice' ? post.by : '', at }];
	});
}
