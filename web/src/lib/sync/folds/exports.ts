import type { Opened } from './opened.ts';
import type { People } from './people.ts';

/** What a post of type `event` says when its author exports the record. */
export const EXPORT = 'export';

/**
 * Somebody exported the record of a thread. `at` is the server's time in ms; `by` is whom the
 * practice names where its own seat did it, in its word alone, else empty.
 */
export type Exported = Readonly<{
	id: string;
	author: string;
	role: string;
	by: string;
	at: number;
}>;

/** Who exported the record of a thread, oldest first, as they have announced it. */
export function foldExports(log: readonly Opened[], people: People): Exported[] {
	return log.flatMap(({ entry: { header }, post, receivedAt: at }) => {
		if (post?.type !== 'event' || post.what !== EXPORT) return [];
		const { id, author } = header;
		const role = people.get(author)?.role ?? '';
		return [{ id, author, role, by: role === 'practice' ? post.by : '', at }];
	});
}
