import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Frame } from '../../src/lib/api/shapes/boundaries.ts';
import { holidayChoices, withHoliday } from '../../src/lib/hours/closures.ts';
import { faultsBy } from '../../src/lib/hours/faults.ts';
import { barsOf, ticksOf } from '../../src/lib/hours/picture.ts';
import {
	copyMonday,
	faultsOf,
	minutesOf,
	nextPeriod,
	nextWindow,
	timeOf,
	toForm,
	toFrame,
	type DayForm,
} from '../../src/lib/hours/week.ts';

const NONE = [[], [], [], [], [], [], []] as const;
const FRAME: Frame = {
	zone: 'America/New_York',
	hours: NONE,
	windows: NONE,
	reply_within: { unit: 'days', n: 2 },
	closures: [],
	allowance: { characters: 1500, messages_a_week: 5 },
};
const VACATION = {
	id: 'v',
	starts_on: '2026-08-03',
	ends_on: '2026-08-14',
	kind: 'vacation',
	name: 'closure.vacation',
	cover_id: 'b',
} as const;

/** Form of a week with one Monday. */
function monday(hours: Frame['hours'][number], windows: readonly number[] = []) {
	return toForm({
		...FRAME,
		hours: [hours, ...NONE.slice(1)],
		windows: [windows, ...NONE.slice(1)],
	});
}

const minute = fc.integer({ min: 0, max: 1439 });
const period = fc
	.tuple(minute, fc.integer({ min: 1, max: 1440 }))
	.map(([opens, length]) => [opens, opens + length] as const);
const day = fc
	.uniqueArray(period, { selector: ([opens]) => opens })
	.map((each) => each.toSorted(([one], [other]) => one - other));
const frame = fc.record({
	zone: fc.constantFrom('Europe/Berlin', 'America/New_York'),
	hours: fc.array(day, { minLength: 7, maxLength: 7 }),
	windows: fc.array(
		fc.array(minute).map((each) => each.toSorted((one, other) => one - other)),
		{ minLength: 7, maxLength: 7 },
	),
	reply_within: fc.record({
		unit: fc.constantFrom('days' as const, 'hours' as const),
		n: fc.integer({ min: 1, max: 20 }),
	}),
	allowance: fc.record({ characters: fc.nat(20_000), messages_a_week: fc.nat(100) }),
	closures: fc.constantFrom([], [VACATION]),
});

test('what a form is filled with is what it says, and nothing is wrong with it', () => {
	fc.assert(
		fc.property(frame, (each) => {
			expect(toFrame(toForm(each))).toEqual(each);
			expect(faultsOf(toForm(each))).toEqual({});
		}),
	);
});

test.each([
	['09:00', '17:00', [540, 1020]],
	['22:00', '02:00', [1320, 1560]],
	['09:00', '00:00', [540, 1440]],
	['08:00', '08:00', [480, 1920]],
])('%s to %s is %j', (from, to, minutes) => {
	const form = toForm(FRAME);
	form.days[0]?.periods.push({ from, to });
	expect(toFrame(form).hours[0]).toEqual([minutes]);
});

test('a period longer than a day is shown as two, and loses no minute', () => {
	const { hours } = toFrame(monday([[540, 2100]]));
	expect(hours.slice(0, 3)).toEqual([[[540, 1980]], [[540, 660]], []]);
});

test('a day is shown in order', () => {
	const form = monday(
		[
			[780, 1080],
			[540, 720],
		],
		[960, 540],
	);
	expect(form.days[0]).toEqual({
		periods: [
			{ from: '09:00', to: '12:00' },
			{ from: '13:00', to: '18:00' },
		],
		windows: [{ at: '09:00' }, { at: '16:00' }],
	});
});

test('what is not filled in, or cannot be, is said beside its field', () => {
	const form = toForm({ ...FRAME, closures: [VACATION, { ...VACATION, ends_on: '2026-08-01' }] });
	form.days[2]?.periods.push({ from: '09:00', to: '12:00' }, { from: '13:00', to: '' });
	form.days[4]?.windows.push({ at: '' });
	expect(faultsOf(form)).toEqual({
		'hours.2.1': 'empty',
		'windows.4.0': 'empty',
		'closures.1': 'order',
	});
});

test.each([
	['days', '0', false],
	['days', '20', true],
	['days', '21', false],
	['hours', '160', true],
	['hours', '161', false],
	['days', '', false],
	['days', '1.5', false],
	['days', '-1', false],
] as const)('a promise counted in %s of %j: %s', (unit, n, isFine) => {
	const found = faultsOf({ ...toForm(FRAME), unit, n });
	expect('reply_within' in found).toBe(!isFine);
});

test.each([
	['characters', '0', true],
	['characters', '20000', true],
	['characters', '20001', false],
	['messages', '100', true],
	['messages', '101', false],
	['messages', '', false],
	['messages', '-1', false],
] as const)('what is usual, %s of %j: %s', (name, value, isFine) => {
	const found = faultsOf({ ...toForm(FRAME), [name]: value });
	expect(Object.keys(found).length === 0).toBe(isFine);
});

test('what the server names is taken as it is, and a new reason as one of its own', () => {
	expect(
		faultsBy({
			'hours.0.1': 'overlap',
			'windows.2.0': 'outside_hours',
			'closures.3': 'long',
			closures: 'never_open',
			zone: 'something_new',
		}),
	).toEqual({
		'hours.0.1': 'overlap',
		'windows.2.0': 'outside_hours',
		'closures.3': 'other',
		closures: 'never_open',
		zone: 'other',
	});
});

test('a time is a number of minutes and the other way round', () => {
	fc.assert(fc.property(minute, (each) => minutesOf(timeOf(each)) === each));
	expect(minutesOf('')).toBeNaN();
});

test('Monday is copied to Friday, and changes alone afterwards', () => {
	const { days } = monday([[540, 720]], [540]);
	copyMonday(days);
	days[0]?.periods.pop();
	const open = days.map(({ periods, windows }) => [periods.length, windows.length]);
	expect(open).toEqual([
		[0, 1],
		[1, 1],
		[1, 1],
		[1, 1],
		[1, 1],
		[0, 0],
		[0, 0],
	]);
});

test('another period begins an hour after the last, if the day has room', () => {
	expect(nextPeriod([])).toEqual({ from: '09:00', to: '17:00' });
	expect(nextPeriod([{ from: '09:00', to: '12:00' }])).toEqual({ from: '13:00', to: '17:00' });
	expect(nextPeriod([{ from: '09:00', to: '22:30' }])).toEqual({ from: '', to: '' });
	expect(nextPeriod([{ from: '22:00', to: '02:00' }])).toEqual({ from: '', to: '' });
	expect(nextPeriod([{ from: '09:00', to: '' }])).toEqual({ from: '', to: '' });
});

test('another reading time is when a period opens, else it is chosen', () => {
	const day: DayForm = { periods: [{ from: '09:00', to: '12:00' }], windows: [] };
	expect(nextWindow(day)).toEqual({ at: '09:00' });
	expect(nextWindow({ ...day, windows: [{ at: '09:00' }] })).toEqual({ at: '' });
});

test('the picture cuts what runs past midnight, also that of Sunday', () => {
	const days = toForm(FRAME).days;
	days[6]?.periods.push({ from: '22:00', to: '02:00' }, { from: '09:00', to: '00:00' });
	days[1]?.periods.push({ from: '09:00', to: '' });
	days[6]?.windows.push({ at: '22:00' }, { at: '' });
	expect(barsOf(days)).toEqual([
		{ day: 6, start: 1320, end: 1440 },
		{ day: 0, start: 0, end: 120 },
		{ day: 6, start: 540, end: 1440 },
	]);
	expect(ticksOf(days)).toEqual([{ day: 6, at: 1320 }]);
});

test('holidays are kept once, shown by date, and a vacation on the same day stays', () => {
	const labor = { on: '2026-09-07', name: 'Labor Day' };
	const newYear = { on: '2026-01-01', name: 'New Year’s Day' };
	const once = withHoliday([{ ...VACATION, starts_on: labor.on, ends_on: labor.on }], labor, true);
	const twice = withHoliday(once, labor, true);
	expect(twice.map(({ id }) => id)).toEqual(['v', 'holiday/2026-09-07']);
	expect(holidayChoices([newYear], twice, '2026')).toEqual([
		{ ...newYear, isKept: false },
		{ ...labor, isKept: true },
	]);
	expect(holidayChoices([], twice, '2027')).toEqual([]);
	expect(withHoliday(twice, labor, false).map(({ id }) => id)).toEqual(['v']);
});
