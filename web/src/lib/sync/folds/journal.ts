/** A journal as its owner reads it: what is kept, under the tags that they have now. */
import type { FileRef } from '../../protocol/rollout-posts.ts';
import { keyOf, once } from '../own-words.ts';
import type { MomentCard } from './card-posts.ts';
import { foldKept } from './moments.ts';
import type { Opened } from './opened.ts';

/** What is kept, as it stands now; `id` is the entry that began it. A `zone` may be empty. */
export type JournalEntry = MomentCard & Readonly<{ id: string }>;

/** From the place `n` in a log on, entries before it have `name` instead of `tag`, or none. */
type Renaming = Readonly<{ n: number; tag: string; name: string }>;

/** What a journal keeps, in the order in which it came. */
export function foldJournal(log: readonly Opened[], viewer: string, now: number): JournalEntry[] {
	const renamings = renamingsIn(log);
	const written = whenWritten(log);
	return foldKept(log, viewer, now).map(({ id, moment }) => {
		const since = written.get(id) ?? -1;
		const later = renamings.filter(({ n }) => n > since);
		return { ...moment, id, tags: renamed(moment.tags, later) };
	});
}

/** What opens the files of each entry, as it stands now. */
export function filesKept(log: readonly Opened[]): ReadonlyMap<string, readonly FileRef[]> {
	const files = [...whenWritten(log)].map(([id, n]) => {
		const post = log[n]?.post;
		return [id, post?.type === 'moment' ? post.files : []] as const;
	});
	return new Map(files);
}

function renamed(tags: readonly string[], renamings: readonly Renaming[]): string[] {
	let now = [...tags];
	for (const { tag, name } of renamings) {
		now = now.map((each) => (keyOf(each) === keyOf(tag) ? name : each));
	}
	return once(now);
}

/** The renamings that stand, in their order. */
function renamingsIn(log: readonly Opened[]): Renaming[] {
	const renamings = new Map<string, Renaming>();
	for (const [n, { entry, post }] of log.entries()) {
		if (post?.type === 'journal_tag') renamings.set(entry.header.id, { n, ...post });
		else if (post?.type === 'amend' && post.text === '') renamings.delete(entry.header.re);
	}
	return [...renamings.values()];
}

/** At which place of a log the words of each entry that stand were written. */
function whenWritten(log: readonly Opened[]): ReadonlyMap<string, number> {
	const written = new Map<string, number>();
	for (const [n, { entry, post }] of log.entries()) {
		const { id, re } = entry.header;
		if (post?.type === 'moment' || post?.type === 'text') written.set(written.has(re) ? re : id, n);
	}
	return written;
}
