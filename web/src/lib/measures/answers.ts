/** What clients answered: which answers belong together, and what stands; as `folds.measure_answers`. */
import type { MeasurePost } from '../protocol/measure-posts.ts';
import type { Opened } from '../sync/folds/opened.ts';
import type { People } from '../sync/folds/people.ts';
import type { Measure } from './content.ts';
import { isAnswer, urgent, type Answers } from './scoring.ts';

export type AnswerPost = Extract<MeasurePost, { type: 'measure_answer' }>;

/** An answer by a client; `at` (ms) is their claim, `receivedAt` the server's. */
export type Said = Readonly<{
	entry: string;
	seq: number;
	author: string;
	at: number;
	receivedAt: number;
	post: AnswerPost;
}>;

/** An answer that could not wait, and the entry that said it, at `at` (ms, its author's). */
export type Urgent = Readonly<{ entry: string; item: string; value: number; at: number }>;

/** What clients answered, in the order of the log. */
export function foldAnswers(log: readonly Opened[], people: People): Said[] {
	return log.flatMap(({ entry: { header }, post, receivedAt }) => {
		const isTheirs = people.get(header.author)?.role === 'client';
		if (post?.type !== 'measure_answer' || !isTheirs) return [];
		const { id: entry, seq, author, at } = header;
		return [{ entry, seq, author, at, receivedAt, post }];
	});
}

/**
 * At which occasions a measure was answered, each with what was said at it. For an ask there is one
 * for each client. Without one each `done` ends an occasion, so that what is filled in again next
 * month is another. What stands is last: the newest `done`, else the newest.
 */
export function occasions(answers: readonly Said[]): Said[][] {
	const found = new Map<string, Said[]>();
	const turns = new Map<string, number>();
	for (const said of answers) {
		const { of, measure, state } = said.post;
		const own = JSON.stringify([said.author, measure]);
		const turn = of ? 0 : (turns.get(own) ?? 0);
		const key = JSON.stringify([own, of, turn]);
		found.set(key, [...(found.get(key) ?? []), said]);
		if (!of && state === 'done') turns.set(own, turn + 1);
	}
	return [...found.values()]
		.map((each) => each.toSorted((one, other) => isDone(one) - isDone(other)))
		.sort((one, other) => (one.at(-1)?.seq ?? 0) - (other.at(-1)?.seq ?? 0));
}

/** The answers that a measure allows, by item; of one that is not known here none. */
export function allowed(
	measure: Measure | undefined,
	{ answers }: Pick<AnswerPost, 'answers'>,
): Answers {
	const kept = answers.filter(({ item, value }) => {
		const asked = measure?.items.find(({ id }) => id === item);
		return measure && asked && isAnswer(measure, asked, value);
	});
	return Object.fromEntries(kept.map(({ item, value }) => [item, value]));
}

/** What could not wait; the same answer again, as in the whole form, is said once. */
export function urgentIn(occasion: readonly Said[], measure: Measure | undefined): Urgent[] {
	const told = new Map<string, Urgent>();
	for (const { entry, at, post } of measure ? occasion : []) {
		const answers = allowed(measure, post);
		for (const item of measure ? urgent(measure, answers) : []) {
			const value = answers[item] ?? 0;
			const key = `${value} ${item}`;
			if (!told.has(key)) told.set(key, { entry, item, value, at });
		}
	}
	return [...told.values()];
}

function isDone({ post }: Said): number {
	return post.state === 'done' ? 1 : 0;
}
