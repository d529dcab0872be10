import { describe, expect, test } from 'vitest';
import { Asking } from '../../src/lib/check-ins/asking.svelte.ts';
import { dayPoints, optionPoints } from '../../src/lib/check-ins/points.ts';
import { following, ownViewOf, staffViewOf } from '../../src/lib/check-ins/views.ts';
import { fieldOf } from '../../src/lib/check-ins/zones.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import type { People } from '../../src/lib/sync/folds/people.ts';

const NOW = Date.parse('2027-03-05T12:00:00Z');
const DAY_MS = 24 * 3_600_000;

function entry(author: string, id: string, post: object, header: object = {}): Opened {
	const facts = { author, id, kind: 'post', re: '', show_at: 0, at: 0, attention: 0, ...header };
	const receivedAt = 'show_at' in header ? 0 : NOW;
	return { entry: { header: facts }, post, receivedAt, fault: '' } as unknown as Opened;
}

const seat = (id: string, role: string) =>
	[id, { id, role, by: '', via: '', name: '', credential: '', leftSeq: -1 }] as const;
const PEOPLE: People = new Map([seat('imani', 'clinician'), seat('maya', 'client')]);
const source = (log: Opened[], me: string, kept: string[] = []) => {
	return { log, people: PEOPLE, kept: new Set(kept), me, now: NOW };
};

const question = (id: string, at: number, more: object = {}) =>
	entry(
		'imani',
		id,
		{
			...{ type: 'check_in', ask: 'How?', kind: 'slider', low: '', high: '', options: [] },
			...{ series: 's', ...more },
		},
		{ show_at: at },
	);
const answer = (of: string, value: number) =>
	entry(
		'maya',
		`a${of}`,
		{ type: 'check_in_answer', of, value, text: '', noticed: [], answer: '' },
		{ at: NOW - 1 },
	);
const written = {
	day: (at: number) => new Date(at).toISOString().slice(0, 10),
	moment: String,
	number: String,
	none: 'none',
};

describe('for staff', () => {
	const log = [
		question('one', NOW - 2 * DAY_MS),
		question('two', NOW - DAY_MS),
		question('later', NOW + DAY_MS),
		question('last', NOW + 2 * DAY_MS),
		answer('one', 4),
		entry('imani', 'm', { type: 'text', text: 'Hello.' }, { show_at: NOW + 1 }),
	];
	const view = staffViewOf(source(log, 'imani'));

	test('what leaves later is listed by its time, plain messages as well', () => {
		expect(view.coming.map(({ id }) => id)).toEqual(['m', 'later', 'last']);
		const [, later] = view.coming;
		expect(later && following(view.coming, later).map(({ id }) => id)).toEqual(['later', 'last']);
		expect(view.nextAt).toBe(NOW + 1);
	});

	test('what was asked is one line, open where nobody answered', () => {
		expect(view.lines).toHaveLength(1);
		const points = view.lines.flatMap((line) => dayPoints(line, written));
		expect(points.map(({ value, cells }) => [value, cells[0]])).toEqual([
			[4, '4'],
			[null, 'none'],
		]);
	});

	test('of a choice is counted what was chosen', () => {
		const choice = { kind: 'choice', options: ['Yes', 'No'] };
		const chosen = [question('q', NOW - 1, choice), answer('q', 1)];
		const { lines } = staffViewOf(source(chosen, 'imani'));
		const points = lines.flatMap((line) => optionPoints(line, written));
		expect(points.map(({ label, value }) => [label, value])).toEqual([
			['Yes', 0],
			['No', 1],
		]);
	});
});

test('a client sees the newest of a series, and what they answered with where it stands', () => {
	const log = [question('one', NOW - DAY_MS), question('two', NOW - 1), answer('one', 4)];
	const view = ownViewOf(source(log, 'maya', ['aone']));
	expect(view.open.map(({ id }) => id)).toEqual(['two']);
	expect(view.answered.map(({ id, isKept }) => [id, isKept])).toEqual([['one', true]]);
	expect(view.mayAnswer).toBe(true);
	expect(ownViewOf(source(log, 'imani')).mayAnswer).toBe(false);
});

describe('asking', () => {
	test('what lacks something does not leave', () => {
		const asking = new Asking();
		expect(asking.isReady('UTC', NOW)).toBe(false);
		asking.ask = 'How?';
		expect(asking.isReady('UTC', NOW)).toBe(true);
		asking.way = 'choice';
		asking.lines = 'One\n\n';
		expect(asking.isReady('UTC', NOW)).toBe(false);
		asking.lines = 'One\n two ';
		expect(asking.question.options).toEqual(['One', 'two']);
		asking.when = 'later';
		expect(asking.faultIn('UTC', NOW)).toBe('later.no_time');
		asking.first = '2027-03-05T11:59';
		expect(asking.faultIn('UTC', NOW)).toBe('later.past');
		Object.assign(asking, { first: '2027-03-05T13:00', every: '7', times: '13' });
		expect(asking.isReady('UTC', NOW)).toBe(false);
		asking.times = '2';
		expect(asking.timesIn('UTC', NOW)).toEqual([NOW + 3_600_000, NOW + 3_600_000 + 7 * DAY_MS]);
	});

	test('a usual question is asked in the language of who reads it', () => {
		const asking = new Asking();
		asking.begin('went', 'es');
		expect([asking.way, asking.ask, asking.options.length]).toEqual(['choice', '¿Cómo le fue?', 4]);
	});

	test('a time is shown by the clock of the hours', () => {
		expect(fieldOf(NOW, 'America/New_York')).toBe('2027-03-05T07:00');
	});
});
