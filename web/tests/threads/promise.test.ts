import { expect, test } from 'vitest';
import type { Boundary } from '../../src/lib/api/shapes/boundaries.ts';
import { dayIn, promisedBy, whenOf } from '../../src/lib/threads/promise.ts';

const FRIDAY = Date.parse('2027-03-06T04:04:00Z');
const boundary: Boundary = {
	zone: 'America/New_York',
	is_set: true,
	is_open: false,
	opens_at: '2027-03-08T14:00:00Z',
	reads_at: '2027-03-08T14:00:00Z',
	answer_by: '2027-03-09T23:00:00Z',
	closed_for: null,
	cover: null,
	moved_by: [],
	holds_until: '2027-03-08T14:00:00Z',
	allowance: { characters: 1500, messages_a_week: 5 },
};

test('what the server says is promised in milliseconds', () => {
	expect(promisedBy(boundary)).toEqual({
		readsAt: Date.parse('2027-03-08T14:00:00Z'),
		answerBy: Date.parse('2027-03-09T23:00:00Z'),
		movedBy: [],
		cover: null,
		holdsUntil: Date.parse('2027-03-08T14:00:00Z'),
	});
});

test('who covers is named with the last day, as the calendar of who is away has it', () => {
	const cover = { account_id: 'b', until: '2027-03-13T05:00:00Z', zone: 'America/New_York' };
	const found = promisedBy({ ...boundary, cover })?.cover;
	expect(found?.id).toBe('b');
	expect(dayIn(found?.zone ?? '', found?.lastAt ?? 0, 'en')).toBe('Friday, March 12');
});

test('nothing is promised where nobody has set hours, or none come', () => {
	expect(promisedBy({ ...boundary, is_set: false, reads_at: null, answer_by: null })).toBeNull();
	expect(promisedBy({ ...boundary, answer_by: null })).toBeNull();
});

test('within six days the weekday is enough, later the date is said too', () => {
	expect(whenOf(Date.parse('2027-03-09T12:00:00Z'), FRIDAY, 'en').day).toBe('Tuesday');
	expect(whenOf(Date.parse('2027-03-16T12:00:00Z'), FRIDAY, 'en').day).toBe('Tuesday, March 16');
	expect(whenOf(Date.parse('2027-03-16T12:00:00Z'), FRIDAY, 'es').day).toBe('martes, 16 de marzo');
});

test('a time names its zone', () => {
	const { time } = whenOf(Date.parse('2027-03-09T12:00:00Z'), FRIDAY, 'en');
	expect(time).toMatch(/\d:00.* [A-Z]/);
});
