/**
 * Which tasks stand in a thread, and what was answered and asked about each. Pure. The same rules
 * stand in `src/meantime/homework`; `vectors/homework.json` holds both to them.
 */
import type { HomeworkPost } from '../protocol/homework-posts.ts';
import type { Post } from '../protocol/posts.ts';
import { questionsIn, type Question } from './questions.ts';

export type Given = Extract<HomeworkPost, { type: 'homework' }>;
export type Answer = Extract<HomeworkPost, { type: 'homework_answer' }>;

/**
 * An entry of a thread as its reader may be shown it, in the order of the log. `at` is in ms, `day`
 * the local day of that in the zone of a `homework`, empty for other posts. `side` is empty for
 * whoever is neither a client nor of the care team.
 */
export type Line = Readonly<{
	id: string;
	author: string;
	side: 'client' | 'team' | '';
	at: number;
	day: string;
	re: string;
	post: Post | null;
}>;

/** What a task was from a local `day` on; `id` is its entry. */
export type Version = Readonly<{
	id: string;
	author: string;
	at: number;
	day: string;
	post: Given;
}>;

/**
 * What came of a task on a day. `late` is why it does not fit what stood as it came in: the task had
 * been taken back (`gone`), or `changed` since the version that was answered.
 */
export type Answered = Readonly<{
	id: string;
	author: string;
	at: number;
	post: Answer;
	late: '' | 'gone' | 'changed';
}>;

/** A task with every version and answer of it, oldest first; `now` is the version that stands. */
export type Task = Readonly<{
	id: string;
	now: Version;
	versions: readonly Version[];
	answers: readonly Answered[];
	questions: readonly Question[];
}>;

/**
 * The tasks of a thread in the order in which they were given, those taken back too. A task is given,
 * changed and taken back by the care team alone, and answered by clients alone; an answer counts that
 * names a version which stands before it. What its author took out by an empty `amend` counts for
 * nothing.
 */
export function foldTasks(lines: readonly Line[]): Task[] {
	const log = standing(lines);
	const tasks = new Map<string, Task>();
	for (const line of log) {
		if (line.post?.type === 'homework' && line.side === 'team') give(tasks, line, line.post);
		if (line.post?.type === 'homework_answer' && line.side === 'client') {
			answer(tasks, line, line.post);
		}
	}
	const asked = questionsIn(log);
	return [...tasks.values()].map((task) => ({ ...task, questions: asked.get(task.id) ?? [] }));
}

/** The answer that stands for a day: the newest; `seen` takes the place of none, being said unasked. */
export function answerOn(task: Task, day: string): Answered | null {
	const ofDay = task.answers.filter(({ post }) => post.day === day);
	return ofDay.findLast(({ post }) => post.state !== 'seen') ?? ofDay.at(-1) ?? null;
}

/** A version by its entry, the one that stands if there is none such. */
export function versionOf(task: Task, entry: string): Version {
	return task.versions.find(({ id }) => id === entry) ?? task.now;
}

/** Whether the client has said anything of the version that stands. */
export function isSeen({ answers, now }: Task): boolean {
	return answers.some(({ post }) => post.of === now.id);
}

function give(tasks: Map<string, Task>, { id, author, at, day }: Line, post: Given): void {
	const now = { id, author, at, day, post };
	const known = tasks.get(post.homework);
	tasks.set(post.homework, {
		...{ id: post.homework, answers: [], questions: [] },
		...known,
		now,
		versions: [...(known?.versions ?? []), now],
	});
}

function answer(tasks: Map<string, Task>, { id, author, at }: Line, post: Answer): void {
	const task = tasks.get(post.homework);
	if (!task?.versions.some((version) => version.id === post.of)) return;
	const changed = post.of === task.now.id ? '' : 'changed';
	const late = task.now.post.gone ? 'gone' : changed;
	tasks.set(task.id, { ...task, answers: [...task.answers, { id, author, at, post, late }] });
}

/** The log without what its author took out again, by the newest `amend` of each. */
function standing(log: readonly Line[]): Line[] {
	const authors = new Map(log.map(({ id, author }) => [id, author]));
	const newest = new Map<string, string>();
	for (const { post, re, author } of log) {
		if (post?.type === 'amend' && authors.get(re) === author) newest.set(re, post.text);
	}
	return log.filter(({ id }) => newest.get(id) !== '');
}
