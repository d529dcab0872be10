import { expect, test } from 'vitest';
import type { Post } from '../../src/lib/protocol/posts.ts';
import { ClientFacts } from '../../src/lib/insights/facts.ts';
import { deviceCounts, growth } from '../../src/lib/quarterly/counts.ts';
import { serverCounts } from '../../src/lib/quarterly/server-counts.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import type { People } from '../../src/lib/sync/folds/people.ts';

const seat = (id: string, role: string) =>
	[id, { id, role, by: '', via: '', name: '', credential: '', leftSeq: -1 }] as const;
const PEOPLE: People = new Map([seat('imani', 'clinician'), seat('maya', 'client')]);
const SPAN = { since: 100, until: 200 };
const LEAST = 5;

function entry(author: string, id: string, post: Post, header: object = {}): Opened {
	const facts = { author, id, re: '', show_at: 0, at: 150, attention: 1, kind: 'post', ...header };
	const { at } = facts;
	return { entry: { header: facts }, post, receivedAt: at, fault: '' } as unknown as Opened;
}

const said = (id: string, text: string, header: object = {}, by = 'maya') =>
	entry(
		by,
		id,
		{ type: 'text', text, by: '', draft: '', named: [], noticed: [], answer: '', about: '' },
		header,
	);

function counted(log: readonly Opened[], chart: readonly Opened[] = []) {
	const maya = new ClientFacts();
	maya.takeThread(log, PEOPLE, 'ruth', SPAN.until);
	maya.takeChart(chart, PEOPLE);
	return deviceCounts(new Map([['t', maya]]), SPAN, 'UTC', LEAST);
}

test.each([
	[[], [], [0, 0]],
	[[10], [], [1, 0]], // nothing to hold it against
	[[], [10, 10], [0, 2]],
	[
		[10, 10, 10, 10],
		[10, 10],
		[4, 2],
	], // more often
	[
		[40, 40],
		[10, 10],
		[40, 10],
	], // longer
	[
		[30, 30, 30, 30],
		[10, 10],
		[30, 10],
	], // both: what has grown more
	[
		[5, 5, 5],
		[10, 10],
		[3, 2],
	],
])('messages of %o after %o grow by %o', (now, before, [part, of]) => {
	expect(growth(now, before)).toEqual({ part, of });
});

test('messages of clients count, within their time and as long a time before', () => {
	const log = [
		said('1', 'ab', { at: 0 }),
		said('2', 'ab', { at: 99 }),
		said('3', 'ab', { at: 100 }),
		said('4', 'ab', { at: 199 }),
		said('5', 'ab', { at: 199 }),
		said('6', 'ab', { at: 200 }),
		said('7', 'urgent and long', { attention: 3 }),
		said('8', 'an answer', {}, 'imani'),
	];
	expect(counted(log)['rollout.q.creep']).toEqual({ part: 3, of: 2 });
});

test('a topic came to a talk if a time was taken or somebody says so', () => {
	const offer = (id: string) =>
		entry('imani', id, {
			type: 'redirect',
			text: 'Let us talk.',
			call: '',
			request: '',
			until: 900,
		});
	const log = [
		...['a', 'b', 'c'].map(offer),
		entry('maya', 'p', { type: 'redirect_pick', of: 'a', pick: 'time' }),
		entry('imani', 'e', { type: 'redirect_end', of: 'b', outcome: 'talked' }),
		entry('imani', 'f', { type: 'redirect_end', of: 'c', outcome: 'declined' }),
	];
	expect(counted(log)['rollout.q.redirects']).toEqual({ part: 2, of: 3 });
});

test('of each match the newest word counts', () => {
	const mark = (id: string, of: string, mark: 'false_alarm' | 'confirmed', header = {}) =>
		entry('imani', id, { type: 'match_mark', of, mark, rules: [] } as Post, header);
	const counts = counted(
		[],
		[
			mark('1', 'm', 'false_alarm'),
			mark('2', 'm', 'confirmed'),
			mark('3', 'n', 'false_alarm'),
			mark('4', 'o', 'false_alarm', { at: 200 }),
		],
	);
	expect(counts['rollout.q.phrases']).toEqual({ part: 1, of: 2 });
});

test('a conversation is documented where a note spoke of all of it within a week', () => {
	const week = 7 * 24 * 3_600_000;
	const span = { since: 0, until: 2 * week };
	const documented = new ClientFacts();
	documented.said.set('a', 10);
	documented.signed.set('a', 10 + week);
	const late = new ClientFacts();
	late.said.set('b', 10);
	late.signed.set('b', 11 + week);
	const waits = new ClientFacts();
	waits.said.set('c', week - 1);
	const stillMay = new ClientFacts();
	stillMay.said.set('d', week);
	const every = [documented, late, waits, stillMay];
	const clients = new Map(every.map((each, n) => [String(n), each]));
	expect(deviceCounts(clients, span, 'UTC', LEAST)['rollout.q.notes']).toEqual({ part: 2, of: 4 });
});

test('a share becomes a count again, and people stay people', () => {
	const measure = (id: string, metric: string, value: number | null, n: number) => {
		return { id, metric, value, n };
	};
	const counts = serverCounts([
		measure('window', 'response_within_window', 2 / 3, 3),
		measure('access', 'access_review', 1, 4),
		measure('creep', 'message_creep_index', null, 0),
	]);
	expect(counts).toEqual({ window: { part: 2, of: 3 }, access: { part: 1, of: 4 } });
});
