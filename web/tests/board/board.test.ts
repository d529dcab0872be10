import { describe, expect, test } from 'vitest';
import { Task as Draft } from '../../src/lib/board/giving.svelte.ts';
import { boardTaskOf, countsOf, inOrder } from '../../src/lib/board/standing.ts';
import { foldTasks, type Line } from '../../src/lib/homework/tasks.ts';
import { parsePost } from '../../src/lib/protocol/posts.ts';

const NOON = Date.parse('2027-03-05T12:00:00Z');
const FIELD = { id: 'w', kind: 'words', label: 'What happened' };

function line(id: string, side: Line['side'], post: object, re = ''): Line {
	const author = side === 'client' ? 'maya' : 'imani';
	const said = parsePost(post as Parameters<typeof parsePost>[0]);
	return { id, author, side, at: NOON, day: '2027-03-01', re, post: said };
}

const given = (id: string, homework: string, more: object = {}) =>
	line(id, 'team', {
		...{ type: 'homework', homework, title: homework, zone: 'UTC', fields: [FIELD] },
		...more,
	});
const answered = (of: string, homework: string, state: string, more: object = {}) =>
	line(`${of}-${state}`, 'client', { type: 'homework_answer', homework, of, state, ...more });
const board = (...log: Line[]) => foldTasks(log).map((each) => boardTaskOf(each, NOON));
const standings = (...log: Line[]) => board(...log).map(({ standing }) => standing);

test.each([
	['nobody has looked at it', [given('g', 'h')], 'unseen'],
	['it was looked at', [given('g', 'h'), answered('g', 'h', 'seen')], 'open'],
	['it was begun', [given('g', 'h'), answered('g', 'h', 'begun')], 'begun'],
	['it is done', [given('g', 'h'), answered('g', 'h', 'done')], 'done'],
	['the client is stuck', [given('g', 'h'), answered('g', 'h', 'stuck')], 'stuck'],
	[
		'a question waits, whatever was done',
		[
			given('g', 'h'),
			answered('g', 'h', 'done'),
			line('q', 'client', { type: 'text', text: 'How?', about: 'h' }),
		],
		'stuck',
	],
	[
		'it was changed since it was looked at',
		[given('g', 'h'), answered('g', 'h', 'done'), given('g2', 'h')],
		'unseen',
	],
])('%s', (_, log, expected) => {
	expect(standings(...log)).toEqual([expected]);
});

test('what repeats is open again on another day', () => {
	const daily = { repeats: [1, 2, 3, 4, 5, 6, 7] };
	const yesterday = answered('g', 'h', 'done', { day: '2027-03-04' });
	const [task] = board(given('g', 'h', daily), yesterday);
	expect(task?.standing).toBe('open');
	expect(task?.nextDay).toBe('2027-03-06');
});

test('what waits for staff comes first, and tasks are counted, not people', () => {
	const log = [
		...[given('a', 'one'), answered('a', 'one', 'done')],
		...[given('b', 'two'), answered('b', 'two', 'stuck'), given('c', 'three')],
	];
	const tasks = inOrder(board(...log));
	expect(tasks.map(({ id }) => id)).toEqual(['two', 'three', 'one']);
	expect(countsOf(tasks)).toEqual({ stuck: 1, unseen: 1, begun: 0, open: 0, done: 1 });
});

test('an answer stands beside what was asked when it was given, also after a change', () => {
	const other = { fields: [{ ...FIELD, label: 'Another' }] };
	const [task] = board(given('a', 'h'), answered('a', 'h', 'done'), given('b', 'h', other));
	expect(task?.answers.map(({ fields, late }) => [fields[0]?.label, late])).toEqual([
		['What happened', ''],
	]);
});

describe('a task that is put together', () => {
	test('begins with a template in the language of the client', () => {
		const task = new Draft('Europe/Madrid', null);
		task.begin('mindfulness', 'es');
		expect(task.fault).toBe('');
		const whole = task.whole;
		expect([whole.title, whole.zone, whole.repeats.length]).toEqual([
			'Minutos de atención plena',
			'Europe/Madrid',
			7,
		]);
		expect(whole.fields.map(({ label }) => label)).toContain('Cuánto tiempo');
	});

	test('is not given with something missing', () => {
		const task = new Draft('UTC', null);
		expect(task.fault).toBe('board.no_title');
		task.begin('urge_log', 'en');
		expect(task.fault).toBe('');
		const [first] = task.fields;
		if (first) first.label = ' ';
		expect(task.fault).toBe('board.no_label');
		if (first) task.drop(first);
		task.often = 'days';
		task.repeats = [];
		expect(task.fault).toBe('board.no_days');
		task.often = 'once';
		const choice = task.fields.find(({ field }) => field.kind === 'choice');
		if (choice) choice.lines = 'Only one';
		expect(task.fault).toBe('board.no_options');
	});

	test('keeps its id when it is changed', () => {
		const [before] = board(given('a', 'h', { due: '2027-03-09' }));
		const task = new Draft('Asia/Tokyo', before?.post ?? null);
		task.title = 'Otherwise';
		expect(task.whole).toMatchObject({ homework: 'h', zone: 'UTC', due: '2027-03-09' });
	});
});
