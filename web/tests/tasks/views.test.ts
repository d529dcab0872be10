import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import type { People } from '../../src/lib/sync/folds/people.ts';
import { ownViewOf, taskViewOf, type Source } from '../../src/lib/tasks/views.ts';

const NOON = Date.UTC(2027, 2, 3, 12);
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
let seq = 0;

function entry(id: string, author: string, post: JsonObject): Opened {
	const kind = 'post';
	const header = { id, author, seq: (seq += 1), kind, at: NOON - 86_400_000, show_at: 0, re: '' };
	const read = { receivedAt: NOON, post: parsePost(post), fault: '' };
	return { entry: { header }, ...read } as unknown as Opened;
}

const seat = (id: string, role: string) =>
	[id, { id, role, by: '', via: '', name: '', credential: '', leftSeq: -1 }] as const;
const PEOPLE: People = new Map([seat('imani', 'clinician'), seat('maya', 'client')]);

const given = (id: string, more: JsonObject = {}) =>
	entry(id, 'imani', { type: 'homework', homework: 'T', title: 'A walk', zone: 'UTC', ...more });
const answered = (id: string, more: JsonObject = {}) =>
	entry(id, 'maya', { type: 'homework_answer', homework: 'T', of: 'h', state: 'done', ...more });

function source(log: readonly Opened[], facts: Partial<Source> = {}): Source {
	const waiting = new Map<string, string>();
	return { log, people: PEOPLE, waiting, me: 'maya', now: NOON, zone: 'UTC', ...facts };
}

describe('a client’s homework', () => {
	test('what today asks for comes first, and a day that has gone by is not held against anybody', () => {
		const view = ownViewOf(source([given('h', { repeats: EVERY_DAY })]));
		expect(view.due.map(({ day, state }) => [day, state])).toEqual([['2027-03-03', 'open']]);
		expect([view.coming, view.past]).toEqual([[], []]);
	});

	test('a phone that travels asks by the day where it is', () => {
		const posts = [given('h', { repeats: EVERY_DAY })];
		const days = ['Pacific/Kiritimati', 'Pacific/Midway'].map((zone) => {
			return ownViewOf(source(posts, { zone, now: NOON - 3_600_000 })).due.map(({ day }) => day);
		});
		expect(days).toEqual([['2027-03-04'], ['2027-03-03']]);
	});

	test('what was answered is there though the task was taken back, and nothing of it is due', () => {
		const log = [given('h', { repeats: EVERY_DAY }), answered('a', { day: '2027-03-03' })];
		const view = ownViewOf(source([...log, given('g', { gone: 1 })]));
		expect(view.due).toEqual([]);
		expect(view.past.map(({ day, isGone }) => [day, isGone])).toEqual([['2027-03-03', true]]);
	});

	test('what waits on this device says so', () => {
		const posts = [given('h'), answered('a', { state: 'begun' })];
		const view = ownViewOf(source(posts, { waiting: new Map([['a', '']]) }));
		expect(view.due.map(({ answer, isKept }) => [answer, isKept])).toEqual([['a', true]]);
	});

	test('a form goes on with the version that it was begun with', () => {
		const posts = [given('h', { title: 'A walk' }), given('i', { title: 'A longer walk' })];
		const [begun, fresh] = ['h', ''].map((of) => taskViewOf(source(posts), 'T', null, of, false));
		expect([begun?.title, begun?.of, begun?.version]).toEqual(['A walk', 'h', 'i']);
		expect([fresh?.title, fresh?.of]).toEqual(['A longer walk', 'i']);
	});

	test('a task that nobody gave is not there', () => {
		expect(taskViewOf(source([]), 'T', null, '', false)).toBeNull();
	});
});
