import { expect, test } from 'vitest';
import { byDay, dayIn, mondayOf, timeIn } from '../../src/lib/calendar/times.ts';

const TUESDAY_15 = Date.parse('2027-03-09T20:00:00Z');

test('a time is shown by the clock of its own zone, with the name of the zone', () => {
	expect(timeIn(TUESDAY_15, 'America/New_York', 'en').replace('\u202f', ' ')).toBe('3:00 PM EST');
	expect(dayIn(TUESDAY_15, 'Asia/Kolkata', 'en')).toBe('Wednesday, March 10');
});

test('things are grouped by day and keep their order', () => {
	expect(byDay([3, 1, 4, 2], (n) => (n > 2 ? 'late' : 'early'))).toEqual([
		['late', [3, 4]],
		['early', [1, 2]],
	]);
});

test('a week begins on Monday at midnight, also where the clocks change in between', () => {
	for (let later = -30; later < 30; later += 1) {
		const monday = new Date(mondayOf(TUESDAY_15, later));
		expect([monday.getDay(), monday.getHours()]).toEqual([1, 0]);
	}
	expect(mondayOf(mondayOf(TUESDAY_15))).toBe(mondayOf(TUESDAY_15));
});
