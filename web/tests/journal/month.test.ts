import { describe, expect, test } from 'vitest';
import { dayByKey, weeksOf } from '../../src/lib/journal/month.ts';

const [MONDAY, SUNDAY] = [0, 6];

describe('a month', () => {
	test('has the weeks that it touches, from the day that begins a week', () => {
		expect(weeksOf('2026-02', MONDAY)[0]).toBe('2026-01-26');
		expect(weeksOf('2026-02', SUNDAY)).toEqual([
			...['2026-02-01', '2026-02-08', '2026-02-15', '2026-02-22'],
		]);
		expect(weeksOf('2026-08', SUNDAY)).toHaveLength(6);
	});

	test.each([
		['ArrowLeft', '2026-03-01', '2026-02-28'],
		['ArrowRight', '2026-12-31', '2027-01-01'],
		['ArrowUp', '2026-03-29', '2026-03-22'],
		['ArrowDown', '2026-10-25', '2026-11-01'],
		['Home', '2026-03-29', '2026-03-23'],
		['End', '2026-03-29', '2026-03-29'],
		['PageDown', '2026-01-31', '2026-02-28'],
		['PageUp', '2024-03-31', '2024-02-29'],
		['a', '2026-03-29', ''],
	])('%s moves from %s to %s', (key, from, to) => {
		expect(dayByKey(key, from, MONDAY)).toBe(to);
	});
});
