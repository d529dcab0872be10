import { expect, test } from 'vitest';
import { leavesAt, nextWindow, workDaysOf } from '../../src/lib/review/hours.ts';
import { chosenAt, faultOf, toField } from '../../src/lib/review/leaving.ts';

const ms = (text: string) => Date.parse(text);

/** New York, 9 to 12 and 13 to 18, read at 9 and 16; the clocks change on Sunday, 14 March. */
const DAYS = workDaysOf({
	zone: 'America/New_York',
	is_set: true,
	days: [
		{
			on: '2027-03-12',
			periods: [
				['2027-03-12T14:00:00Z', '2027-03-12T17:00:00Z'],
				['2027-03-12T18:00:00Z', '2027-03-12T23:00:00Z'],
			],
			windows: ['2027-03-12T14:00:00Z', '2027-03-12T21:00:00Z'],
		},
		{
			on: '2027-03-15',
			periods: [['2027-03-15T13:00:00Z', '2027-03-15T22:00:00Z']],
			windows: ['2027-03-15T13:00:00Z'],
		},
		{ on: '2027-03-16', periods: [['2027-03-16T13:00:00Z', '2027-03-16T15:00:00Z']], windows: [] },
	],
});

const CASES = [
	['in hours it leaves at once', '2027-03-12T14:00:00Z', ''],
	['until the last minute', '2027-03-12T22:59:59Z', ''],
	['at the closing it waits for Monday', '2027-03-12T23:00:00Z', '2027-03-15T13:00:00Z'],
	['at ten in the evening too', '2027-03-13T03:00:00Z', '2027-03-15T13:00:00Z'],
	['at noon it waits for the next window', '2027-03-12T17:30:00Z', '2027-03-12T21:00:00Z'],
	['without a window it leaves as it opens', '2027-03-15T23:00:00Z', '2027-03-16T13:00:00Z'],
	['past all that is known it leaves at once', '2027-03-17T00:00:00Z', ''],
] as const;

test.each(CASES)('%s', (_, now, wanted) => {
	expect(leavesAt(DAYS, ms(now))).toBe(wanted ? ms(wanted) : 0);
});

test('who has set no hours sends at once', () => {
	expect(workDaysOf({ zone: 'UTC', is_set: false, days: [] })).toBeNull();
	expect(leavesAt(null, ms('2027-03-13T03:00:00Z'))).toBe(0);
	expect(nextWindow(null, 0)).toBe(0);
});

test('"now" and a time of one\'s own come before the hours', () => {
	const now = ms('2027-03-13T03:00:00Z');
	expect(chosenAt('hours', DAYS, now)).toBe(ms('2027-03-15T13:00:00Z'));
	expect(chosenAt('now', DAYS, now)).toBe(0);
	expect(chosenAt(now + 5_000, DAYS, now)).toBe(now + 5_000);
	expect(chosenAt(now - 5_000, DAYS, now)).toBe(0); // it passed while the answer was written
});

test('a time that was typed has to lie ahead, within a year', () => {
	const now = ms('2027-03-13T03:00:00Z');
	expect(faultOf(Number.NaN, now)).toBe('later.no_time');
	expect(faultOf(now, now)).toBe('later.past');
	expect(faultOf(now + 400 * 86_400_000, now)).toBe('later.far');
	expect(faultOf(new Date(toField(now + 3_600_000)).getTime(), now)).toBe('');
});
