/** Who has answered which round, and what is sealed of it. Pure. */
import type { JsonObject } from '../protocol/canonical.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople } from '../sync/folds/people.ts';
import type { Answers } from './tally.ts';

/** What somebody answered in a round; `receivedAt` in ms. */
export type Answered = Readonly<{
	id: string;
	author: string;
	role: string;
	round: string;
	receivedAt: number;
	values: Answers;
}>;

/** All answers of a space, in their order. */
export function answersIn(log: readonly Opened[]): Answered[] {
	const people = foldPeople(log);
	return log.flatMap(({ entry, receivedAt, post }) => {
		if (post?.type !== 'survey_answer') return [];
		const { id, author } = entry.header;
		const values = Object.fromEntries(post.answers.map(({ item, value }) => [item, value]));
		const role = people.get(author)?.role ?? '';
		return [{ id, author, role, round: post.round, receivedAt, values }];
	});
}

/** What counts in a round, by author: of each the newest. */
export function newestOf(found: Iterable<Answered>, round: string): ReadonlyMap<string, Answered> {
	const newest = new Map<string, Answered>();
	for (const each of found) {
		const known = newest.get(each.author);
		if (each.round !== round || (known && known.receivedAt > each.receivedAt)) continue;
		newest.set(each.author, each);
	}
	return newest;
}

/** What somebody answers, before it is sealed. */
export type Given = Readonly<{
	round: string;
	survey: string;
	/** The content's. */
	version: number;
	locale: string;
	values: Answers;
}>;

/** A post as it is sealed. */
export function postOf({ values, ...said }: Given): JsonObject {
	const answers = Object.entries(values).flatMap(([item, value]) => {
		return value === null ? [] : [{ item, value }];
	});
	return { type: 'survey_answer', ...said, answers };
}
