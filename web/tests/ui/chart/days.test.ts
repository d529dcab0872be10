import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, dayTicks, mondayOf, numberedDay } from '../../../src/lib/ui/chart/days.ts';

test('each day is as far from the next, also where the clocks change', () => {
	const far = (first: string, last: string) => dayNumber(last) - dayNumber(first);
	expect(far('2026-03-28', '2026-03-29')).toBe(1);
	expect(far('2026-03-29', '2026-03-30')).toBe(1);
	expect(far('2026-10-25', '2026-10-26')).toBe(1);
});

test('a week begins on its Monday', () => {
	expect(mondayOf('2026-08-03')).toBe('2026-08-03');
	expect(mondayOf('2026-08-09')).toBe('2026-08-03');
	expect(mondayOf('1970-01-01')).toBe('1969-12-29');
});

const day = fc.integer({ min: -3000, max: 40_000 }).map(numberedDay);

test('a number is the day that it was made of', () => {
	fc.assert(fc.property(day, (each) => numberedDay(dayNumber(each)) === each));
});

test('ticks lie inside, in order, and are never more than there is room for', () => {
	fc.assert(
		fc.property(
			day,
			fc.integer({ min: 0, max: 8000 }),
			fc.integer({ min: 1, max: 12 }),
			(first, span, most) => {
				const last = numberedDay(dayNumber(first) + span);
				const found = dayTicks(first, last, most).map((tick) => tick.day);
				expect(found.length).toBeLessThanOrEqual(most);
				expect(found).toEqual([...new Set(found)].sort());
				expect(found.every((each) => first <= each && each <= last)).toBe(true);
			},
		),
		{ numRuns: 30 },
	);
});

test.each([
	[
		'2026-08-03',
		'2026-08-07',
		5,
		['2026-08-03', '2026-08-04', '2026-08-05', '2026-08-06', '2026-08-07'],
		'day',
	],
	['2026-08-04', '2026-08-25', 4, ['2026-08-10', '2026-08-17', '2026-08-24'], 'day'],
	[
		'2025-11-20',
		'2026-03-10',
		4,
		['2025-12-01', '2026-01-01', '2026-02-01', '2026-03-01'],
		'month',
	],
	[
		'2021-06-01',
		'2026-03-10',
		5,
		['2022-01-01', '2023-01-01', '2024-01-01', '2025-01-01', '2026-01-01'],
		'year',
	],
])('from %s to %s it says what a person would', (first, last, most, days, form) => {
	const found = dayTicks(first, last, most);
	expect(found.map((tick) => tick.day)).toEqual(days);
	expect(found[0]?.form).toBe(form);
});
