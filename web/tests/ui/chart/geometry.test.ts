import { expect, test } from 'vitest';
import { dayRange, daysOf, openPath, writtenAt } from '../../../src/lib/ui/chart/geometry.ts';

test('a line goes from value to value', () => {
	expect(
		openPath([
			{ x: 0, y: 10 },
			{ x: 10, y: 5.55 },
		]),
	).toBe('M0 10L10 5.6');
});

test('a line is open where there is no value, and never bridges it', () => {
	const places = [null, 10, null, null, 4, 2, null].map((y, x) => ({ x, y }));
	expect(openPath(places)).toBe('M1 10M4 4L5 2');
	expect(openPath([])).toBe('');
});

test('one day alone stands in the middle of a week', () => {
	expect(daysOf(dayRange(['2026-08-10']))).toEqual(['2026-08-07', '2026-08-14']);
	expect(daysOf(dayRange(['2026-08-10', '2026-12-10']))).toEqual(['2026-08-10', '2026-12-10']);
});

test('labels are left out so that no two meet, and the last one stays', () => {
	const isWritten = writtenAt(12, 300, 70);
	expect([...Array(12).keys()].filter(isWritten)).toEqual([2, 5, 8, 11]);
	expect([...Array(3).keys()].filter(writtenAt(3, 300, 70))).toEqual([0, 1, 2]);
});
