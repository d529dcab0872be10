import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countWritten, guideFor, USUAL } from '../../src/lib/threads/allowance.ts';
import type { Message } from '../../src/lib/sync/folds/messages.ts';

const HOUR = 3_600_000;
const NOW = 2_000 * HOUR;
const COUNTS = { allowance: USUAL, written: 0, toldAt: 0, now: NOW };
const CALM = { isSafety: false };

const message = (change: Partial<Message>): Message => ({
	id: 'm',
	seq: 1,
	author: 'me',
	kind: 'text',
	text: 'Words.',
	card: null,
	file: null,
	at: NOW - HOUR,
	receivedAt: NOW - HOUR,
	until: 0,
	showAt: 0,
	attention: 1,
	re: '',
	earlier: [],
	noticed: [],
	answer: '',
	by: '',
	draft: '',
	amends: [],
	isWithdrawn: false,
	amendedAt: 0,
	fault: '',
	...change,
});

test.each<[string, number, number, string | null]>([
	['', 9, 0, null],
	['  ', 9, 0, null],
	['x', 4, 0, null],
	['x', 5, 0, 'frequency'],
	['x', 5, NOW - 71 * HOUR, null],
	['x', 5, NOW - 72 * HOUR, 'frequency'],
	['x'.repeat(1500), 0, 0, null],
	['x'.repeat(1501), 0, 0, 'length'],
	['x'.repeat(1501), 9, 0, 'length'],
])(
	'%#: a draft after so many is beyond what is usual, or not',
	(draft, written, toldAt, beyond) => {
		const guide = guideFor(draft, { ...COUNTS, written, toldAt }, CALM);
		expect(guide?.beyond ?? null).toBe(beyond);
	},
);

test('where nothing is usual nothing is said', () => {
	const allowance = { characters: 0, messages_a_week: 0 };
	expect(guideFor('x'.repeat(9_999), { ...COUNTS, allowance, written: 99 }, CALM)).toBeNull();
});

test('nobody in danger is told that they write too much', () => {
	fc.assert(
		fc.property(fc.string(), fc.nat(99), fc.nat(), (draft, written, toldAt) => {
			const counts = { ...COUNTS, written, toldAt };
			return guideFor(draft, counts, { isSafety: true }) === null;
		}),
	);
});

test('own messages of seven days count, no urgent, withdrawn or older ones', () => {
	const all = [
		message({}),
		message({ kind: 'file' }),
		message({ at: NOW - 7 * 24 * HOUR + 1 }),
		message({ at: NOW - 7 * 24 * HOUR }),
		message({ author: 'her' }),
		message({ attention: 2 }),
		message({ attention: 3 }),
		message({ isWithdrawn: true }),
		message({ kind: 'event' }),
	];
	expect(countWritten(all, 'me', NOW)).toBe(3);
});

test('a correction is no further message', () => {
	expect(countWritten([message({ earlier: ['a', 'b'], amendedAt: NOW })], 'me', NOW)).toBe(1);
});
