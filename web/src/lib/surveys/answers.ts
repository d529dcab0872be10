/** Who has answered which round, and a form between what was answered and what is sealed. Pure. */
import type { JsonObject } from '../protocol/canonical.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople } from '../sync/folds/people.ts';
import type { SurveyItem } from './content.ts';
import type { Answers } from './tally.ts';

/** The most characters of an open answer. */
export const MOST_CHARACTERS = 2_000;
const WHOLE = /^\d{1,6}$/;

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

/** What a form says, by item; '' for what is skipped. */
export type Fields = Record<string, string>;

/** A form with what was answered before. */
export function toFields(items: readonly SurveyItem[], values: Answers): Fields {
	return Object.fromEntries(items.map(({ id }) => [id, String(values[id] ?? '')]));
}

/** The items of a form whose answer cannot stay as it is. */
export function faultsOf(items: readonly SurveyItem[], fields: Fields): string[] {
	return items
		.filter(({ id, type }) => {
			const said = (fields[id] ?? '').trim();
			if (type === 'number') return said !== '' && !WHOLE.test(said);
			return type === 'open' && said.length > MOST_CHARACTERS;
		})
		.map(({ id }) => id);
}

/** What a form answers; what is skipped is left out. */
export function toValues(items: readonly SurveyItem[], fields: Fields): Answers {
	const given = items.flatMap(({ id, type }) => {
		const said = (fields[id] ?? '').trim();
		if (said === '') return [];
		return [[id, type === 'agree5' || type === 'number' ? Number(said) : said] as const];
	});
	return Object.fromEntries(given);
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
