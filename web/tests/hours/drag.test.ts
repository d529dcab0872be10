import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drag, grabAt, STEP } from '../../src/lib/hours/drag.ts';
import { barsOf } from '../../src/lib/hours/picture.ts';
import type { DayForm, PeriodForm } from '../../src/lib/hours/week.ts';

const DAY = 1440;
const WEEK = 7 * DAY;
const REACH = 20;

/** A week with hours as `[day, from, to]`. */
function week(...all: [number, string, string][]): DayForm[] {
	return Array.from({ length: 7 }, (_, day) => ({
		periods: all.filter(([on]) => on === day).map(([, from, to]) => ({ from, to })),
		windows: [{ at: '09:00' }],
	}));
}

const shown = (days: readonly DayForm[] | null) =>
	days?.flatMap(({ periods }, day) => periods.map(({ from, to }) => `${day} ${from}-${to}`)) ??
	null;

const at = (day: number, hour: number) => day * DAY + Math.round(hour * 60);

const MONDAY = week([0, '09:00', '12:00'], [0, '13:00', '17:00']);
const NIGHT = week([6, '22:00', '02:00']);

test.each<[string, DayForm[], number, number, string[] | null]>([
	['new', week(), at(2, 9), at(2, 12.1), ['2 09:00-12:00']],
	['new, upwards', week(), at(2, 12), at(2, 9), ['2 09:00-12:00']],
	['new, to midnight', week(), at(2, 20), at(3, 0) - 1, ['2 20:00-00:00']],
	['a touch alone', week(), at(2, 9), at(2, 9.05), null],
	['new, over others', week([2, '10:00', '11:00']), at(2, 9), at(2, 12), null],
	['an end', MONDAY, at(0, 12) - 1, at(0, 12.5), ['0 09:00-12:30', '0 13:00-17:00']],
	['an end against others', MONDAY, at(0, 12) - 1, at(0, 14), null],
	['a start', MONDAY, at(0, 9), at(0, 8), ['0 08:00-12:00', '0 13:00-17:00']],
	['a start past the end', MONDAY, at(0, 9), at(0, 20), ['0 11:45-12:00', '0 13:00-17:00']],
	['all of it, to another day', MONDAY, at(0, 10), at(1, 11), ['0 13:00-17:00', '1 10:00-13:00']],
	['all of it, in steps', MONDAY, at(0, 10), at(0, 10) + 22, ['0 09:15-12:15', '0 13:00-17:00']],
	[
		'an end that slips into the next column',
		MONDAY,
		at(0, 17) - 1,
		at(1, 18),
		['0 09:00-12:00', '0 13:00-18:00'],
	],
	['the end of a night', NIGHT, at(0, 2) - 1, at(0, 3), ['6 22:00-03:00']],
	['a night, moved on', NIGHT, at(0, 0.5), at(1, 0.5), ['0 22:00-02:00']],
])('%s', (_, days, from, to, expected) => {
	const before = JSON.stringify(days);
	expect(shown(drag(days, grabAt(days, from, REACH), to))).toEqual(expected);
	expect(JSON.stringify(days)).toBe(before);
});

test('what is not filled in is neither held nor lost', () => {
	const days = week([1, '09:00', ''], [1, '10:00', '12:00']);
	const moved = drag(days, grabAt(days, at(1, 11), REACH), at(1, 10));
	expect(shown(moved)).toEqual(['1 09:00-', '1 09:00-11:00']);
});

test('short hours can be held in the middle too', () => {
	expect(grabAt(week([0, '09:00', '09:30']), at(0, 9.25), REACH).part).toBe('whole');
});

const minute = fc.integer({ min: 0, max: WEEK - 1 });
const pulls = fc.array(fc.tuple(minute, minute), { maxLength: 25 });

function apart(days: readonly DayForm[]): boolean {
	const open = new Set<number>();
	return barsOf(days).every(({ day, start, end }) => {
		for (let each = start; each < end; each += STEP) {
			if (open.has(day * DAY + each)) return false;
			open.add(day * DAY + each);
		}
		return true;
	});
}

test('whatever is dragged, hours lie apart, in steps, and reading times stay', () => {
	fc.assert(
		fc.property(pulls, (all) => {
			let days = week();
			for (const [from, to] of all) days = drag(days, grabAt(days, from, REACH), to) ?? days;
			expect(apart(days)).toBe(true);
			const isInSteps = ({ from, to }: PeriodForm) =>
				[from, to].every((time) => /:(00|15|30|45)$/.test(time));
			expect(days.every(({ periods }) => periods.every(isInSteps))).toBe(true);
			expect(days.every(({ windows }) => windows.length === 1)).toBe(true);
		}),
	);
});
