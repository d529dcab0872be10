import type { Opened } from './opened.ts';

/** Something for the next session. `at` (ms) is its author's claim. */
export type AgendaItem = Readonly<{
	id: string;
	author: string;
	text: string;
	/** The message that it was taken from; empty if none. */
	about: string;
	at: number;
	isDone: boolean;
}>;

/** What is for the session, oldest first, without what its author has removed. */
export function foldAgenda(log: readonly Opened[]): AgendaItem[] {
	const items = new Map<string, AgendaItem>();
	for (const { entry, post } of log) {
		const { id, author, at, re } = entry.header;
		if (post?.type === 'agenda') {
			const { text, about } = post;
			items.set(id, { id, author, text, about, at, isDone: false });
		} else if (post?.type === 'amend') {
			const item = items.get(re);
			if (item?.author === author) items.set(re, { ...item, text: post.text });
		} else if (post?.type === 'talked') {
			const item = items.get(post.of);
			if (item) items.set(item.id, { ...item, isDone: post.done !== 0 });
		}
	}
	return [...items.values()].filter(({ text }) => text);
}
