import fc from 'fast-check';
import { expect, test } from 'vitest';
import { added, minutesFor, minutesOn, minutesPerLetter } from '../../src/lib/review/pace.ts';

const day = (on: string, minutes: number, letters: number) => ({
	on,
	ms: minutes * 60_000,
	letters,
});

test('until enough was seen a letter takes three and a half minutes', () => {
	expect(minutesPerLetter([])).toBe(3.5);
	expect(minutesPerLetter([day('2027-03-05', 4, 4)])).toBe(3.5);
	expect(minutesFor(5, [])).toBe(18);
});

test('then it takes as long as it did', () => {
	const pace = added([day('2027-03-05', 10, 3)], day('2027-03-06', 10, 2));
	expect(minutesPerLetter(pace)).toBe(4);
	expect(minutesFor(5, pace)).toBe(20);
	expect(minutesFor(0, pace)).toBe(1);
});

test('a day grows, and is named by its date', () => {
	const pace = added([day('2027-03-05', 2, 1)], day('2027-03-05', 3, 1));
	expect(pace).toEqual([day('2027-03-05', 5, 2)]);
	expect([minutesOn(pace, '2027-03-05'), minutesOn(pace, '2027-03-06')]).toEqual([5, 0]);
});

test('no more than sixty days are kept, the newest, in order', () => {
	const days = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 90 });
	fc.assert(
		fc.property(days, (offsets) => {
			const dates = offsets.map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
			let pace: readonly { on: string; ms: number; letters: number }[] = [];
			for (const on of [...dates].sort()) pace = added(pace, day(on, 1, 1));
			expect(pace.map(({ on }) => on)).toEqual([...dates].sort().slice(-60));
		}),
	);
});
