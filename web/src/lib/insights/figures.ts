/**
 * What was counted, as it may be shown: nothing of fewer people than a few. The same rules stand in
 * Python (`meantime.insights`); `vectors/insights.json` holds both to them.
 */
import { wilson } from './intervals.ts';
import { waited, type Found } from './waits.ts';

/**
 * Something that was counted: of whom, on which day, and what it came to. Days are local ones, as
 * their number after 1 January 1970. Of a share `value` is 0 or 1, of a time how long it took, or has
 * taken so far where it `isOpen`.
 */
export type Case = Readonly<{ who: string; day: number; value: number; isOpen: boolean }>;

/** Whole weeks that are counted as one, from a Monday until before another. */
export type Period = Readonly<{ since: number; until: number; n: number; value: number | null }>;

/** A number of `n` cases, behind which stand `people`; of fewer than a few nothing is said. */
export type Figure = Found &
	Readonly<{ n: number; people: number; isShown: boolean; periods: readonly Period[] }>;

/** From a Monday until before another. */
export type Weeks = Readonly<{ since: number; until: number }>;

const WEEK = 7;
const LONGEST = 13; // weeks in a period: then it is closed, so that it does not grow for ever
const NOTHING = { value: null, low: null, high: null, p90: null, open: 0 };
export const HIDDEN: Figure = { n: 0, people: 0, isShown: false, ...NOTHING, periods: [] };

/** Which share of the cases is 1. */
export function shareOf(cases: readonly Case[], weeks: Weeks, least: number): Figure {
	return figureOf(cases, weeks, least, (counted) => {
		const part = counted.reduce((sum, { value }) => sum + value, 0);
		return { ...NOTHING, ...wilson(part, counted.length) };
	});
}

/** How long the cases took in the middle. */
export function timeOf(cases: readonly Case[], weeks: Weeks, least: number): Figure {
	return figureOf(cases, weeks, least, (counted) => {
		return waited(counted.map(({ value, isOpen }) => ({ length: value, isOpen })));
	});
}

/**
 * How much more the first of each person's two numbers is than the second, all in all: the mean of
 * the first ones divided by that of the second ones, so that nobody is left out who began with
 * nothing. Source: W. G. Cochran, Sampling Techniques, 3rd ed. (1977), chapter 6.
 */
export function quotientOf(
	pairs: readonly (readonly [now: number, then: number])[],
	least: number,
): Figure {
	const n = pairs.length;
	const now = pairs.reduce((sum, pair) => sum + pair[0], 0);
	const then = pairs.reduce((sum, pair) => sum + pair[1], 0);
	if (n < least || then === 0) return HIDDEN;
	const value = now / then;
	const squares = pairs.reduce((sum, pair) => sum + (pair[0] - value * pair[1]) ** 2, 0);
	const reach = (1.96 * Math.sqrt(squares / (n * (n - 1))) * n) / then;
	const bounds = { low: Math.max(0, value - reach), high: value + reach };
	return { ...HIDDEN, n, people: n, isShown: true, value, ...bounds };
}

/** Of how many people it is true; `n` is of how many it was asked. */
export function countOf(marks: readonly boolean[], least: number): Figure {
	const n = marks.length;
	if (n < least) return HIDDEN;
	return { ...HIDDEN, n, people: n, isShown: true, value: marks.filter(Boolean).length };
}

function figureOf(
	cases: readonly Case[],
	weeks: Weeks,
	least: number,
	found: (cases: readonly Case[]) => Found,
): Figure {
	const counted = cases.filter(({ day }) => weeks.since <= day && day < weeks.until);
	const people = peopleIn(counted);
	if (people < least) return HIDDEN;
	const periods = periodsOf(counted, weeks, least).map(({ inside, ...period }): Period => {
		return { ...period, n: inside.length, value: found(inside).value };
	});
	return { ...found(counted), n: counted.length, people, isShown: true, periods };
}

/** The weeks that may be shown: a week with too few is counted with those behind it. */
function periodsOf(cases: readonly Case[], weeks: Weeks, least: number) {
	const periods: { since: number; until: number; inside: readonly Case[] }[] = [];
	let { since } = weeks;
	for (let until = since + WEEK; until <= weeks.until; until += WEEK) {
		const from = since;
		const inside = cases.filter(({ day }) => from <= day && day < until);
		const isEnough = peopleIn(inside) >= least;
		if (isEnough) periods.push({ since, until, inside });
		if (isEnough || until - since >= LONGEST * WEEK) since = until;
	}
	return periods;
}

function peopleIn(cases: readonly Case[]): number {
	return new Set(cases.map(({ who }) => who)).size;
}
