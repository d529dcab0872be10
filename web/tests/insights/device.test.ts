import { expect, test } from 'vitest';
import {
	contact,
	growth,
	mondayOf,
	movedCases,
	notedCases,
	workingDaysAfter,
	type Pair,
} from '../../src/lib/insights/device.ts';
import { vectors } from '../protocol/people.ts';

type Row = [who: string, day: number, then: number | null];
type Cases = [who: string, day: number, value: number, isOpen: boolean][];
type Vectors = {
	mondays: [number, number][];
	working_days: [number, number][];
	moved: { what: string; moved: Row[]; today: number; cases: Cases }[];
	noted: { what: string; noted: Row[]; today: number; cases: Cases }[];
	growth: { what: string; written: [number, number][]; until: number; pair: Pair | null }[];
	contact: {
		what: string;
		days: number[];
		since: number;
		began: number;
		until: number;
		pair: Pair | null;
	}[];
};

const known = vectors('insights.json') as Vectors;

function casesOf(rows: Cases) {
	return rows.map(([who, day, value, isOpen]) => ({ who, day, value, isOpen }));
}

test.each(known.moved)('a topic that was moved: $what', ({ moved, today, cases }) => {
	const rows = moved.map(([who, day, live]) => ({ who, day, live }));
	expect(movedCases(rows, today)).toEqual(casesOf(cases));
});

test.each(known.noted)('a note: $what', ({ noted, today, cases }) => {
	const rows = noted.map(([who, day, signed]) => ({ who, day, signed }));
	expect(notedCases(rows, today)).toEqual(casesOf(cases));
});

test.each(known.growth)('growth: $what', ({ written, until, pair }) => {
	expect(
		growth(
			written.map(([day, length]) => ({ day, length })),
			until,
		),
	).toEqual(pair);
});

test.each(known.contact)('contact: $what', ({ days, since, began, until, pair }) => {
	expect(contact(days, since, began, until)).toEqual(pair);
});

test('weeks begin on Monday, and working days end on Friday', () => {
	for (const [day, monday] of known.mondays) expect(mondayOf(day)).toBe(monday);
	for (const [day, fifth] of known.working_days) expect(workingDaysAfter(day, 5)).toBe(fifth);
});
