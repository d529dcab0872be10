import fc from 'fast-check';
import { expect, test } from 'vitest';
import { termOf } from '../../src/lib/hours/midnight.ts';
import { dayAt, midnight } from '../../src/lib/text/local-days.ts';

const ZONES = [
	'America/New_York',
	'America/Santiago', // whose clocks change at midnight
	'America/Havana', // where one midnight a year comes twice
	'Asia/Kathmandu',
	'Australia/Lord_Howe', // half an hour
	'Europe/Berlin',
	'Pacific/Kiritimati',
	'UTC',
];

const EDGES = [
	['America/New_York', '2027-03-14', '2027-03-14T05:00:00.000Z'],
	['America/New_York', '2027-03-15', '2027-03-15T04:00:00.000Z'],
	['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z'], // there is no midnight
	['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z'], // the first of two
	['Europe/Berlin', '2028-02-29', '2028-02-28T23:00:00.000Z'],
] as const;

test.each(EDGES)('in %s the day %s begins at %s', (zone, date, at) => {
	expect(new Date(midnight(zone, date)).toISOString()).toBe(at);
});

test('a date begins at the first instant at which the calendar shows it', () => {
	const dates = fc
		.date({ min: new Date('2026-01-01'), max: new Date('2036-12-31'), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10));
	fc.assert(
		fc.property(fc.constantFrom(...ZONES), dates, (zone, date) => {
			const at = midnight(zone, date);
			expect(dateAt(zone, at)).toBe(date);
			expect(dateAt(zone, at - 1) < date).toBe(true);
		}),
	);
});

test('days away last from the first midnight to the one after the last', () => {
	const away = {
		id: 'v',
		starts_on: '2027-03-12',
		ends_on: '2027-03-14',
		kind: 'vacation',
		name: 'closure.vacation',
		cover_id: 'b',
	} as const;
	expect(termOf(away, 'America/New_York')).toEqual({
		starts_at: '2027-03-12T05:00:00.000Z',
		ends_at: '2027-03-15T04:00:00.000Z', // the clocks change on the last
		zone: 'America/New_York',
	});
});

function dateAt(zone: string, at: number): string {
	const format = { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
	return new Intl.DateTimeFormat('en-CA', format).format(at);
}

test('the day is that of the zone', () => {
	const at = Date.parse('2026-08-03T03:30:00Z');
	expect([dayAt('America/New_York', at), dayAt('Europe/Madrid', at)]).toEqual([
		'2026-08-02',
		'2026-08-03',
	]);
});
