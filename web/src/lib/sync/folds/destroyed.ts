import { absence } from '../../protocol/posts.ts';
import type { Opened } from './opened.ts';
import type { People } from './people.ts';

/** What the practice says in a post of type `event` when it has destroyed what was before it. */
export const DESTROYED = 'destroyed';

/** That the practice destroyed what was written before. `at` is the server's time in ms. */
export type Destroyed = Readonly<{ id: string; author: string; at: number }>;

/**
 * When the practice destroyed what was written, oldest first. Its word counts only where something is
 * really gone: a hold may have kept it.
 */
export function foldDestroyed(log: readonly Opened[], people: People): Destroyed[] {
	const absent = log.filter(({ fault }) => fault === 'absent').map(({ entry }) => entry.header.seq);
	return log.flatMap(({ entry: { header }, post, receivedAt: at }) => {
		const isSaid = post?.type === 'event' && post.what === DESTROYED;
		if (!isSaid || people.get(header.author)?.role !== 'practice') return [];
		const said = [{ seq: header.seq, post }];
		const isDone = absent.some((seq) => absence(seq, said) === 'destroyed');
		return isDone ? [{ id: header.id, author: header.author, at }] : [];
	});
}
