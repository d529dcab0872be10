import { expect, test } from 'vitest';
import { timeOf, toField, wayName, WAYS } from '../../src/lib/contacts/words.ts';

const NOW = Date.parse('2027-03-08T15:00:30Z');

test('a time that a field shows is the one that it is read as, to the minute', () => {
	expect(timeOf(toField(NOW), NOW)).toBe(Date.parse('2027-03-08T15:00:00Z'));
});

test.each(['', 'soon', '2027-13-40T99:00'])('%j is no time', (typed) => {
	expect(timeOf(typed, NOW)).toBeNull();
});

test('nothing is noted that has yet to come', () => {
	expect(timeOf(toField(NOW + 60_000), NOW)).toBeNull();
});

test('each way has a name in each direction, and no two have the same', () => {
	const names = WAYS.flatMap(([way]) => [wayName(way, 'in'), wayName(way, 'out')]);
	expect(new Set(names).size).toBe(12);
});
