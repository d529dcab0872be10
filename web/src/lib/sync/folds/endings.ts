/** How care ended, went to a colleague and began again; as `meantime.sdk.folds.endings`. */
import type { RecordPost } from '../../protocol/record-posts.ts';
import type { Opened } from './opened.ts';
import type { People } from './people.ts';
import { SIGNERS } from './policies.ts';

export type EndingPost = Extract<RecordPost, { type: 'ending' }>;

/**
 * An ending that `author` said; `shownAt` (ms, the server's time) is when all can read it, `re` the
 * newest message that it leaves unanswered, empty for none.
 */
export type SaidEnding = Readonly<{
	id: string;
	author: string;
	shownAt: number;
	re: string;
	post: EndingPost;
}>;

/**
 * What the care team of a thread said of endings, oldest first, also what waits. Its author takes
 * one back by an empty correction that came before it was shown; after that it stands, and only
 * another ending changes what is.
 */
export function foldEndings(log: readonly Opened[], people: People): SaidEnding[] {
	const found = new Map<string, SaidEnding>();
	for (const { entry, post, receivedAt } of log) {
		const { id, author, re, show_at: showAt } = entry.header;
		if (post?.type === 'ending' && SIGNERS.has(people.get(author)?.role ?? '')) {
			found.set(id, { id, author, shownAt: Math.max(receivedAt, showAt), re, post });
		} else if (post?.type === 'amend' && post.text === '') {
			const said = found.get(re);
			if (said?.author === author && receivedAt < said.shownAt) found.delete(re);
		}
	}
	return [...found.values()];
}

/** The ending that counts; by `now` (ms), the one that everybody could read by then. */
export function newestEnding(
	log: readonly Opened[],
	people: People,
	now = Infinity,
): SaidEnding | null {
	return foldEndings(log, people).findLast(({ shownAt }) => shownAt <= now) ?? null;
}
