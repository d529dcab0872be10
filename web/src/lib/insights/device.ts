/**
 * What only devices can count, out of what they opened: the rules from facts to cases. Days are local
 * ones of the practice, as their number after 1 January 1970. The same rules stand in Python
 * (`meantime.insights`); `vectors/insights.json` holds both to them. Source: docs/metrics.md.
 */
import type { Case } from './figures.ts';

/** A topic that was moved to a talk on `day`; `live` is when there was one, null so far. */
export type Moved = Readonly<{ who: string; day: number; live: number | null }>;
/** A usual message of a client: how long it is, in characters. */
export type Written = Readonly<{ day: number; length: number }>;
/** Something that was said, and on which day a signed note spoke of it, null so far. */
export type Noted = Readonly<{ who: string; day: number; signed: number | null }>;
/** What somebody did each week now, and before. */
export type Pair = readonly [now: number, then: number];

const DAYS = 7;
const MONDAY = 4; // the first of 1970: 1 January was a Thursday
const WEEKEND = 5; // from the sixth day of a week on
const SOON = 5; // working days
const LEAST_DAYS = 28; // of a time that is held against another

/** The Monday of a day's week. */
export function mondayOf(day: number): number {
	return day - weekday(day);
}

/** The `n`th of Monday to Friday behind a day; holidays are not known here. */
export function workingDaysAfter(day: number, n: number): number {
	let [at, left] = [day, n];
	while (left > 0) {
		at += 1;
		if (weekday(at) < WEEKEND) left -= 1;
	}
	return at;
}

/** Of each topic whether it was talked about soon; one that still may be is none yet. */
export function movedCases(moved: readonly Moved[], today: number): Case[] {
	return moved.flatMap(({ who, day, live }) => {
		const latest = workingDaysAfter(day, SOON);
		const isSoon = live !== null && live <= latest;
		return isSoon || latest < today ? [{ who, day, value: Number(isSoon), isOpen: false }] : [];
	});
}

/** How many days what was said waited for a note; what still waits is open. */
export function notedCases(noted: readonly Noted[], today: number): Case[] {
	return noted.map(({ who, day, signed }) => {
		const value = Math.max(0, (signed ?? today) - day);
		return { who, day, value, isOpen: signed === null };
	});
}

/**
 * How much a client writes a week in the last four weeks, and did in the first four: the length in
 * the middle times how often. Null where the two are not apart.
 */
export function growth(written: readonly Written[], until: number): Pair | null {
	const first = Math.min(until, ...written.map(({ day }) => day));
	if (until - first < 2 * LEAST_DAYS) return null;
	const lengths = (from: number, before: number) => {
		return written.filter(({ day }) => from <= day && day < before).map(({ length }) => length);
	};
	return [much(lengths(until - LEAST_DAYS, until)), much(lengths(first, first + LEAST_DAYS))];
}

/**
 * How often a week a client did something with messages, and before they `began`. `since` is when
 * care began here. Null where either time is shorter than four weeks.
 */
export function contact(
	days: readonly number[],
	since: number,
	began: number,
	until: number,
): Pair | null {
	if (began - since < LEAST_DAYS || until - began < LEAST_DAYS) return null;
	const within = (from: number, before: number) => {
		const done = days.filter((day) => from <= day && day < before).length;
		return (done * DAYS) / (before - from);
	};
	return [within(began, until), within(since, began)];
}

function weekday(day: number): number {
	return (((day - MONDAY) % DAYS) + DAYS) % DAYS;
}

function much(lengths: readonly number[]): number {
	const ranked = lengths.toSorted((one, other) => one - other);
	const [below = 0, above = 0] = [ranked[(ranked.length - 1) >> 1], ranked[ranked.length >> 1]];
	return (((below + above) / 2) * ranked.length * DAYS) / LEAST_DAYS;
}
