import { expect, test } from 'vitest';
import {
	countOf,
	HIDDEN,
	quotientOf,
	shareOf,
	timeOf,
	type Case,
} from '../../src/lib/insights/figures.ts';
import type { Interval } from '../../src/lib/insights/intervals.ts';
import { waited, type Found } from '../../src/lib/insights/waits.ts';
import { vectors } from '../protocol/people.ts';

type Row = [who: string, day: number, value: number, isOpen: boolean];
type Wanted = Found & { n: number; people: number; is_shown: boolean; periods: object[] };
type Vectors = {
	waits: { what: string; waits: [number, boolean][]; found: Found }[];
	medians: {
		what: string;
		values: number[];
		interval: Interval | null;
		ninetieth: number | null;
	}[];
	figures: {
		what: string;
		kind: 'share' | 'time';
		least: number;
		since: number;
		until: number;
		cases: Row[];
		figure: Wanted;
	}[];
	quotients: {
		what: string;
		pairs: [number, number][];
		is_shown: boolean;
		value: number | null;
		low: number | null;
		high: number | null;
	}[];
};

const LEAST = 5;
const known = vectors('insights.json') as Vectors;
const OF = { share: shareOf, time: timeOf };

function caseOf([who, day, value, isOpen]: Row): Case {
	return { who, day, value, isOpen };
}

/** Numbers to six places, as the vectors have them. */
function rounded(value: unknown): unknown {
	return JSON.parse(
		JSON.stringify(value, (_, each: unknown) => {
			return typeof each === 'number' ? Math.round(each * 1e6) / 1e6 : each;
		}),
	);
}

test.each(known.waits)('$what', ({ waits, found }) => {
	expect(waited(waits.map(([length, isOpen]) => ({ length, isOpen })))).toEqual(found);
});

test.each(known.medians)('a median: $what', ({ values, interval, ninetieth }) => {
	const { value, low, high, p90 } = waited(values.map((length) => ({ length, isOpen: false })));
	expect({ value, low, high }).toEqual(interval ?? { value: null, low: null, high: null });
	expect(p90).toBe(ninetieth);
});

test.each(known.figures)('$what', ({ kind, least, since, until, cases, figure }) => {
	const { isShown, ...found } = OF[kind](cases.map(caseOf), { since, until }, least);
	expect(rounded({ ...found, is_shown: isShown })).toEqual(figure);
});

test.each(known.quotients)('$what', ({ pairs, is_shown: isShown, ...wanted }) => {
	const found = quotientOf(pairs, LEAST);
	expect(found.isShown).toBe(isShown);
	const { value, low, high } = found;
	expect(rounded({ value, low, high })).toEqual({
		value: wanted.value,
		low: wanted.low,
		high: wanted.high,
	});
});

test('of how many people something is true is said of five and not of four', () => {
	expect(countOf([true, true, true, true], LEAST)).toBe(HIDDEN);
	expect(countOf([true, false, false, false, true], LEAST)).toMatchObject({ n: 5, value: 2 });
});
