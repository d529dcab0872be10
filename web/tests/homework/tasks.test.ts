import { describe, expect, test } from 'vitest';
import { whatCame } from '../../src/lib/homework/came.ts';
import { current, due, nextDay, occurrences } from '../../src/lib/homework/occurrences.ts';
import { foldTasks, isSeen, type Line, type Task } from '../../src/lib/homework/tasks.ts';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import { localDay } from '../../src/lib/text/local-days.ts';
import { vectors } from '../protocol/people.ts';

type Spelled = Omit<Line, 'post' | 'at' | 'day' | 're'> & {
	post: JsonObject;
	day?: string;
	re?: string;
};
type Case = {
	name: string;
	log: Spelled[];
	tasks: unknown[];
	on?: { since: string; until: string; found: unknown[] };
	today?: string;
	due: unknown[];
	current: [string, string | null, string | null];
	next: [string, string];
};

type OfCame = { name: string; log: Spelled[]; since: number; until: number; came: unknown[] };

const { cases, came } = vectors('homework.json') as { cases: Case[]; came: OfCame[] };

const tasksOf = (log: readonly Spelled[]) =>
	foldTasks(
		log.map(({ post, ...line }) => ({ day: '', re: '', at: 0, ...line, post: parsePost(post) })),
	);

const told = (task: Task) => [
	...[task.id, task.now.id, task.now.post.gone, isSeen(task)],
	task.answers.map(({ id, late }) => [id, late]),
	task.questions.map(({ id, text, isOpen }) => [id, text, isOpen]),
];

describe('homework', () => {
	test.each(cases)('$name', ({ log, tasks, on }) => {
		const found = tasksOf(log);
		expect(found.map(told)).toEqual(tasks);
		if (!on) return;
		const there = found.flatMap((task) =>
			occurrences(task, on.since, on.until).map((each) => {
				const { day, due, state, version, answer } = each;
				return [task.id, day, due, state, version.id, answer?.id ?? ''];
			}),
		);
		expect(there).toEqual(on.found);
	});

	test.each(came)('what it came to: $name', ({ log, since, until, came: expected }) => {
		const found = whatCame(tasksOf(log), since, until);
		expect(found.map((each) => Object.values(each))).toEqual(expected);
	});

	test.each(cases.filter(({ today }) => today))('what is due: $name', (one) => {
		const { log, today = '', current: stands, next } = one;
		const tasks = tasksOf(log);
		expect(due(tasks, today).map(({ task, on }) => [task.id, on.day])).toEqual(one.due);
		const at = (id: string) => tasks.find((task) => task.id === id);
		const task = at(stands[0]);
		const found = task ? current(task, today) : null;
		expect([stands[0], found?.day ?? null, found?.state ?? null]).toEqual(stands);
		const coming = at(next[0]);
		expect(coming && nextDay(coming, today)).toBe(next[1]);
	});
});

test.each([253_402_300_799_999, Number.MAX_SAFE_INTEGER])('a clock at %i breaks no day', (at) => {
	expect([localDay('Asia/Tokyo', at), localDay('No/Where', at)]).toEqual(
		Array(2).fill('9999-12-30'),
	);
});
