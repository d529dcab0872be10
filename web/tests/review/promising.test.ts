import { expect, test } from 'vitest';
import { dayName, daysFor, sentenceFor } from '../../src/lib/review/promising.ts';

const NEW_YORK = 'America/New_York';
const ms = (text: string) => Date.parse(text);
const day = (on: string, until: string) => ({ on, periods: [], windows: [], until: ms(until) });
const DAYS = {
	zone: NEW_YORK,
	days: [day('2027-03-05', '2027-03-05T23:00:00Z'), day('2027-03-09', '2027-03-09T22:00:00Z')],
};

test('only days with hours can be promised, until they close', () => {
	const both = daysFor(DAYS, ms('2027-03-05T22:59:00Z'));
	expect(both.map(({ until }) => until)).toEqual(DAYS.days.map(({ until }) => until));
	expect(daysFor(DAYS, ms('2027-03-05T23:00:00Z'))).toHaveLength(1);
});

test('who has set no hours has two weeks to choose from', () => {
	const now = ms('2027-03-05T12:00:00Z');
	const days = daysFor(null, now);
	expect(days).toHaveLength(14);
	expect(days.every(({ until }) => until > now)).toBe(true);
});

test('the sentence is in the language of the client', () => {
	const tuesday = { until: ms('2027-03-09T22:00:00Z'), zone: NEW_YORK };
	expect(sentenceFor(tuesday, 'es', 'en')).toBe(
		'Me pondré en contacto con usted el martes, 9 de marzo.',
	);
	expect(sentenceFor(tuesday, '', 'en')).toBe('I will check in with you on Tuesday, March 9.');
});

test('a day that ends at midnight is not the next one', () => {
	expect(dayName({ until: ms('2027-03-07T05:00:00Z'), zone: NEW_YORK }, 'en')).toBe(
		'Saturday, March 6',
	);
});
