/**
 * A client's last weeks on one time line, by the clock of their own zone; the same rule as
 * `meantime.patterns`. Times in ms, days as `2026-08-03`.
 */
import { dateFormat } from '../text/formats.ts';
import { dayNumber, mondayOf, numberedDay } from '../ui/chart/days.ts';

/** The local hours at which day, evening and night begin. */
export const MORNING = 6;
export const EVENING = 18;
export const NIGHT = 22;
const MOST_TAGS = 5;

export type Part = 'day' | 'evening' | 'night';

/** A message by the client, of so many words. */
export type Written = Readonly<{ id: string; at: number; words: number }>;

/** What was answered to a slider that asks `ask`. */
export type Checked = Readonly<{ ask: string; at: number; value: number }>;

/** What a form of `measure` came to. */
export type Measured = Readonly<{ measure: string; at: number; total: number }>;

/**
 * What is known of a client at `now`; `zone` is an IANA name. `tags` and `stars` name messages by
 * their id; `homework` holds the local days of what was done.
 */
export type Known = Readonly<{
	now: number;
	zone: string;
	weeks: number;
	written: readonly Written[];
	stars: readonly string[];
	tags: Readonly<Record<string, readonly string[]>>;
	checks: readonly Checked[];
	homework: readonly string[];
	measures: readonly Measured[];
}>;

/**
 * A week from the local day `monday` on. `words` is the median, null where nobody wrote; a night
 * belongs to the day on which the clock shows it.
 */
export type Week = Readonly<
	Record<Part | 'messages' | 'starred' | 'homework', number> & {
		monday: string;
		words: number | null;
	}
>;

/** Something of its own name, with a value for each week; null where there is none. */
export type NamedWeeks = Readonly<{ name: string; values: readonly (number | null)[] }>;

/**
 * The weeks, oldest first, the last being that of `now`; and beside them what varies. `tags` counts
 * messages, the most frequent five; `checks` is the mean of a week, to a tenth; `measures` is a
 * week's last total.
 */
export type Patterns = Readonly<{
	weeks: readonly Week[];
	tags: readonly NamedWeeks[];
	checks: readonly NamedWeeks[];
	measures: readonly NamedWeeks[];
}>;

type Placed = Written & { part: Part };
type Weekly<T> = Map<string, T>;

/** The last `weeks` weeks. @throws RangeError for an unknown zone. */
export function findPatterns(known: Known): Patterns {
	const { now, zone } = known;
	const weekOf = (at: number) => mondayOf(localTime(zone, at).day);
	const last = dayNumber(weekOf(now));
	const mondays = Array.from({ length: known.weeks }, (_, n) =>
		numberedDay(last - 7 * (known.weeks - 1 - n)),
	);
	const written: Weekly<Placed[]> = new Map(mondays.map((day) => [day, []]));
	for (const each of known.written) {
		const { day, hour } = localTime(zone, each.at);
		if (each.at <= now) written.get(mondayOf(day))?.push({ ...each, part: partOf(hour) });
	}
	const stars = new Set(known.stars);
	const done = Map.groupBy(known.homework, mondayOf);
	return {
		weeks: mondays.map((day) =>
			weekFrom(day, written.get(day) ?? [], stars, done.get(day)?.length ?? 0),
		),
		tags: tagsIn(written, known.tags),
		checks: meansOf(known.checks, weekOf, mondays),
		measures: lastOf(known.measures, weekOf, mondays),
	};
}

/** The part of the day that a local hour (0 to 23) is in. */
export function partOf(hour: number): Part {
	if (hour >= MORNING && hour < EVENING) return 'day';
	return hour >= EVENING && hour < NIGHT ? 'evening' : 'night';
}

function localTime(zone: string, at: number): Readonly<{ day: string; hour: number }> {
	const format = dateFormat('en-US', {
		...{ timeZone: zone, hourCycle: 'h23', hour: '2-digit' },
		...{ year: 'numeric', month: '2-digit', day: '2-digit' },
	});
	const found = format.formatToParts(at).map(({ type, value }) => [type, value]);
	const { year = '', month = '', day = '', hour = '' } = Object.fromEntries(found) as Parts;
	return { day: `${year}-${month}-${day}`, hour: Number(hour) };
}

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

function weekFrom(
	monday: string,
	written: readonly Placed[],
	stars: ReadonlySet<string>,
	homework: number,
): Week {
	const countOf = (part: Part) => written.filter((each) => each.part === part).length;
	return {
		monday,
		messages: written.length,
		words: median(written.map(({ words }) => words)),
		...{ day: countOf('day'), evening: countOf('evening'), night: countOf('night') },
		starred: written.filter(({ id }) => stars.has(id)).length,
		homework,
	};
}

/** The value in the middle, of two the whole number between them, rounded down. */
function median(values: readonly number[]): number | null {
	const ordered = values.toSorted((one, other) => one - other);
	const half = Math.floor(ordered.length / 2);
	const [before, middle] = [ordered[half - 1], ordered[half]];
	if (middle === undefined) return null;
	if (ordered.length % 2 === 1 || before === undefined) return middle;
	return Math.floor((before + middle) / 2);
}

function tagsIn(written: Weekly<Placed[]>, tags: Known['tags']): NamedWeeks[] {
	const named = [...written].flatMap(([day, those]) =>
		those.flatMap(({ id }) => (tags[id] ?? []).map((name) => ({ name, day }))),
	);
	return [...Map.groupBy(named, ({ name }) => name)]
		.sort(([one, those], [other, others]) => others.length - those.length || compare(one, other))
		.slice(0, MOST_TAGS)
		.map(([name, those]) => ({
			name,
			values: [...written.keys()].map((day) => those.filter((each) => each.day === day).length),
		}));
}

type WeekOf = (at: number) => string;

function meansOf(
	checks: readonly Checked[],
	weekOf: WeekOf,
	mondays: readonly string[],
): NamedWeeks[] {
	const byAsk = Map.groupBy(checks, ({ ask }) => ask);
	const means = [...byAsk].map(([ask, those]): [string, Weekly<number>] => {
		const weeks = Map.groupBy(those, ({ at }) => weekOf(at));
		const values = [...weeks].map(([day, each]) => [day, mean(each)] as const);
		return [ask, new Map(values)];
	});
	return inWeeks(new Map(means), mondays);
}

/** To a tenth, halves upwards: the same number in every language. */
function mean(checks: readonly Checked[]): number {
	const sum = checks.reduce((all, { value }) => all + value, 0);
	return Math.floor((20 * sum + checks.length) / (2 * checks.length)) / 10;
}

function lastOf(
	measures: readonly Measured[],
	weekOf: WeekOf,
	mondays: readonly string[],
): NamedWeeks[] {
	const found = new Map<string, Weekly<number>>();
	for (const { measure, at, total } of measures.toSorted((one, other) => one.at - other.at)) {
		found.set(measure, (found.get(measure) ?? new Map<string, number>()).set(weekOf(at), total));
	}
	return inWeeks(found, mondays);
}

/** Those that have a value in one of the weeks, by name. */
function inWeeks(found: Map<string, Weekly<number>>, mondays: readonly string[]): NamedWeeks[] {
	return [...found]
		.toSorted(([one], [other]) => compare(one, other))
		.map(([name, weeks]) => ({ name, values: mondays.map((day) => weeks.get(day) ?? null) }))
		.filter(({ values }) => values.some((value) => value !== null));
}

/** By code points, as Python compares. */
function compare(one: string, other: string): number {
	return one < other ? -1 : Number(one > other);
}
