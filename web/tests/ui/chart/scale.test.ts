import { expect, test } from 'vitest';
import { linear, nearest, roundUp, ticks } from '../../../src/lib/ui/chart/scale.ts';

test('a value stands in the plot as it stands in the range', () => {
	const y = linear([0, 27], [226, 10]);
	expect([0, 13.5, 27].map(y)).toEqual([226, 118, 10]);
});

test('where there is one value alone it stands in the middle', () => {
	expect(linear([5, 5], [0, 100])(5)).toBe(50);
});

test.each([
	[0, 27, 5, [0, 10, 20, 27]],
	[0, 21, 5, [0, 5, 10, 15, 21]],
	[0, 1, 4, [0, 0.5, 1]],
	[-1, 1, 4, [-1, -0.5, 0, 0.5, 1]],
	[3, 3, 4, [3]],
	[0, 100, 4, [0, 50, 100]],
])('from %i to %i there are round numbers and both ends', (low, high, most, found) => {
	expect(ticks(low, high, most)).toEqual(found);
});

test.each([
	[0, 1],
	[1, 1],
	[3, 3],
	[7, 8],
	[23, 30],
	[1234, 1500],
])('an axis for counts up to %i ends at %i', (most, end) => {
	expect(roundUp(most)).toBe(end);
});

test('a pointer reads the point that is nearest', () => {
	expect(nearest([10, 50, 90], 69)).toBe(1);
	expect(nearest([10, 50, 90], 300)).toBe(2);
	expect(nearest([], 5)).toBe(-1);
});
