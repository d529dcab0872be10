import fc from 'fast-check';
import { expect, test } from 'vitest';
import { risesOf, saidIn, weeksOf, WEEKS, type Said } from '../../src/lib/creep/creep.ts';
import { guideOf, sayable } from '../../src/lib/creep/guide.ts';
import { openBy } from '../../src/lib/creep/open.ts';
import type { Message } from '../../src/lib/sync/folds/messages.ts';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
const NOW = 100 * WEEK;

const client = (at: number, characters = 100): Said => ({ isClient: true, at, characters });
const staff = (at: number): Said => ({ isClient: false, at, characters: 100 });

/** Client's messages, as many in each week as `counts` says; the last week ends now. */
function written(
	counts: readonly number[],
	characters: (week: number) => number = () => 100,
): Said[] {
	return counts.flatMap((count, week) => {
		const from = NOW - (counts.length - week) * WEEK;
		return Array.from({ length: count }, (_, n) => client(from + (n + 1) * HOUR, characters(week)));
	});
}

const rises = (said: readonly Said[]) => risesOf(weeksOf(said, NOW, null)).map(({ of }) => of);

test('every message of twelve weeks is in one of them', () => {
	const said = fc.array(
		fc.record({
			isClient: fc.boolean(),
			at: fc.integer({ min: NOW - 14 * WEEK, max: NOW + WEEK }),
			characters: fc.nat(3_000),
		}),
	);
	fc.assert(
		fc.property(said, (all) => {
			const weeks = weeksOf(all, NOW, (at) => at % 2 === 0);
			const here = all.filter(
				(each) => each.isClient && each.at > NOW - WEEKS * WEEK && each.at <= NOW,
			);
			expect(weeks).toHaveLength(WEEKS);
			const sum = (numbers: number[]) => numbers.reduce((one, other) => one + other, 0);
			expect(sum(weeks.map(({ messages }) => messages))).toBe(here.length);
			expect(sum(weeks.map(({ outside }) => outside ?? 0))).toBe(
				here.filter(({ at }) => at % 2 !== 0).length,
			);
		}),
	);
});

test('the length is the middle one, and a file has none', () => {
	const said = [client(NOW, 10), client(NOW - 1, 500), client(NOW - 2, 30), client(NOW - 3, 0)];
	expect(weeksOf(said, NOW, null).at(-1)?.characters).toBe(30);
	expect(weeksOf(said.slice(0, 2), NOW, null).at(-1)?.characters).toBe(255);
	expect(weeksOf([], NOW, null).at(-1)?.characters).toBe(0);
});

test('a turn is the other side within an hour', () => {
	const at = NOW - 10 * HOUR;
	const said = [
		client(at),
		staff(at + HOUR),
		client(at + 2 * HOUR),
		client(at + 2 * HOUR + 1),
		staff(at + 4 * HOUR),
	];
	expect(weeksOf(said, NOW, null).at(-1)?.turns).toBe(2);
});

test.each([
	[[3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4], ['messages']],
	[[3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 3], []],
	[[0, 0, 0, 0, 0, 0, 3, 3, 4, 4, 4, 4], ['messages']],
	[[0, 0, 0, 0, 0, 0, 0, 4, 9, 9, 9, 9], []], // it has just begun
	[[0, 0, 0, 0, 0, 0, 1, 2, 9, 9, 9, 9], []], // too few to say so
	[[6, 6, 6, 6, 6, 6, 6, 6, 1, 1, 0, 1], []],
	[[], []],
] as const)('messages a week of %j rise: %j', (counts, risen) => {
	expect(rises(written(counts))).toEqual(risen);
});

test('longer messages are told from more of them', () => {
	const counts = Array.from({ length: WEEKS }, () => 2);
	expect(rises(written(counts, (week) => (week < 8 ? 300 : 400)))).toEqual(['characters']);
	expect(rises(written(counts, (week) => (week < 8 ? 300 : 399)))).toEqual([]);
});

test.each<[Partial<Message>, boolean]>([
	[{}, true],
	[{ kind: 'file' }, true],
	[{ attention: 2 }, false],
	[{ isWithdrawn: true }, false],
	[{ kind: 'event' }, false],
	[{ kind: 'promise' }, false],
])('%j counts: %s', (change, isCounted) => {
	const message = { kind: 'text', text: 'Words.', attention: 1, at: 5, showAt: 9, ...change };
	const said = saidIn(message as Message, true);
	expect(said).toEqual(
		isCounted ? { isClient: true, at: 9, characters: change.kind ? 0 : 6 } : null,
	);
});

const BERLIN = {
	zone: 'Europe/Berlin',
	hours: [[[540, 1020]], [], [], [], [], [], [[1320, 1560]]],
	closures: [
		{
			id: '',
			starts_on: '2026-04-06',
			ends_on: '2026-04-06',
			kind: 'holiday',
			name: '',
			cover_id: '',
		},
	],
} as const;

test.each([
	['2026-03-30T09:00+02:00', true], // the Monday after the clocks went forward
	['2026-03-30T08:59+02:00', false],
	['2026-03-30T17:00+02:00', false],
	['2026-03-23T09:00+01:00', true],
	['2026-03-31T09:00+02:00', false],
	['2026-03-29T22:30+02:00', true],
	['2026-03-30T01:59+02:00', true], // Sunday's hours end on Monday
	['2026-03-30T02:00+02:00', false],
	['2026-04-06T10:00+02:00', false], // closed
	['2026-04-06T01:00+02:00', true], // Sunday's, which was not closed
])('it is open at %s: %s', (at, isOpen) => {
	expect(openBy(BERLIN)(Date.parse(at))).toBe(isOpen);
});

test('words of which something is not known are left unsaid', () => {
	expect(sayable('Until {day}.', { day: 'Monday' })).toBe('Until Monday.');
	expect(sayable('Until {day}.', { day: '' })).toBe('');
	expect(sayable('Hello.', {})).toBe('Hello.');
	expect(guideOf({ guides: [] }, 'guide.none')).toBeUndefined();
});
