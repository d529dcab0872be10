import type { Opened } from './opened.ts';
import type { People } from './people.ts';

/**
 * A word for the team beside the message `of`. `at` (ms) is its author's claim; `isChanged`: it once
 * had other words, which stay in the record.
 */
export type MarginNote = Readonly<{
	id: string;
	of: string;
	author: string;
	at: number;
	text: string;
	isChanged: boolean;
}>;

/** What the team marks beside a client's messages, who reads none of it: by the message's id. */
export type TeamMarks = Readonly<{
	/** Oldest first. */
	margins: ReadonlyMap<string, readonly MarginNote[]>;
	tags: ReadonlyMap<string, readonly string[]>;
	stars: ReadonlySet<string>;
}>;

/**
 * The marks of a chart as they stand, without margin notes that were taken back. Of a message the
 * newest tags stand whole, and so does its newest star. A margin note is changed and taken back by
 * its author alone.
 */
export function foldTeamMarks(chart: Iterable<Opened>): TeamMarks {
	const margins = new Map<string, MarginNote>();
	const tags = new Map<string, readonly string[]>();
	const stars = new Set<string>();
	for (const { entry, post } of chart) {
		const { id, author, at, re } = entry.header;
		if (post?.type === 'margin') {
			const { of, text } = post;
			margins.set(id, { id, of, author, at, text, isChanged: false });
		} else if (post?.type === 'amend') {
			const note = margins.get(re);
			if (note?.author !== author || note.text === post.text) continue;
			margins.set(re, { ...note, text: post.text, isChanged: true });
		} else if (post?.type === 'tagged') {
			if (post.tags.length > 0) tags.set(post.of, [...new Set(post.tags)]);
			else tags.delete(post.of);
		} else if (post?.type === 'starred') {
			if (post.on) stars.add(post.of);
			else stars.delete(post.of);
		}
	}
	const standing = [...margins.values()].filter(({ text }) => text);
	return { margins: Map.groupBy(standing, ({ of }) => of), tags, stars };
}

/** The messages of a thread that its client stars, to come back to. */
export function starsOfClient(log: readonly Opened[], people: People): string[] {
	const theirs = log.filter(({ entry }) => people.get(entry.header.author)?.role === 'client');
	return [...foldTeamMarks(theirs).stars];
}
