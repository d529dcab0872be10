/**
 * What can be seen in a journal over time: in sums, of which whoever shows them makes means. Pure;
 * the same rule as `meantime.journal`.
 */
import { keyOf } from '../sync/own-words.ts';
import { UNSAID, type Placed } from './days.ts';

/** Of fewer nothing can be seen yet: whoever shows them says so. */
export const FEW = 5;
const MOST_WEEKS = 26; // in a longer time the steps are months
const MOST_WORDS = 10;
const TIMES = 4; // night, morning, afternoon, evening: six hours each, from midnight on
const WEEK = 7;
const DAY_MS = 86_400_000;

/** How many entries, for how many of them a strength was `said`, and the `sum` of those. */
export type Tally = Readonly<{ count: number; said: number; sum: number }>;
/** A week from the Monday `since`, or a month from its first day; also one without entries. */
export type Span = Readonly<{ since: string; tally: Tally }>;
/** A word as it was written first, and in how many entries it stands. */
export type Used = Readonly<{ word: string; count: number }>;
/** An urge as it was written first, how strong it was, and what was done instead. */
export type Urge = Readonly<{ urge: string; tally: Tally; instead: readonly Used[] }>;
export type Step = 'week' | 'month';

/**
 * By weekday from Monday on, by time of day, and over time, oldest first; of feelings, tags and
 * urges those that were used most, of equals what came first.
 */
export type Patterns = Readonly<{
	entries: number;
	days: number;
	weekdays: readonly Tally[];
	times: readonly Tally[];
	step: Step;
	spans: readonly Span[];
	feelings: readonly Used[];
	tags: readonly Used[];
	urges: readonly Urge[];
}>;

/** What can be seen in these entries, in whatever order they come. */
export function seePatterns(entries: readonly Placed[]): Patterns {
	const placed = entries.toSorted(({ written: one }, { written: other }) => {
		return one.at - other.at || (one.id < other.id ? -1 : 1);
	});
	const days = [...new Set(placed.map(({ day }) => day))].sort();
	const step = weeksIn(days) <= MOST_WEEKS ? 'week' : 'month';
	return {
		entries: placed.length,
		days: days.length,
		weekdays: byPlace(placed, WEEK, ({ day }) => weekdayOf(day)),
		times: byPlace(placed, TIMES, ({ hour }) => Math.floor((hour * TIMES) / 24)),
		step,
		spans: spansOf(placed, step),
		feelings: usedIn(placed.map(({ written }) => written.feelings)),
		tags: usedIn(placed.map(({ written }) => written.tags)),
		urges: urgesIn(placed),
	};
}

/** How many weeks these days, in order, touch. */
function weeksIn(days: readonly string[]): number {
	const [first = '', last = ''] = [days[0], days.at(-1)];
	if (!first || !last) return 0;
	return (instantOf(startOf(last, 'week')) - instantOf(startOf(first, 'week'))) / DAY_MS / WEEK + 1;
}

function byPlace(
	placed: readonly Placed[],
	count: number,
	placeOf: (each: Placed) => number,
): Tally[] {
	const found = Array.from({ length: count }, (): number[] => []);
	for (const each of placed) found[placeOf(each)]?.push(each.written.intensity);
	return found.map(tallyOf);
}

function spansOf(placed: readonly Placed[], step: Step): Span[] {
	const ofSpan = Map.groupBy(placed, ({ day }) => startOf(day, step));
	const starts = [...ofSpan.keys()].sort();
	const [first, last] = [starts[0], starts.at(-1)];
	const spans: Span[] = [];
	for (let since = first; since && last && since <= last; since = nextOf(since, step)) {
		const strengths = (ofSpan.get(since) ?? []).map(({ written }) => written.intensity);
		spans.push({ since, tally: tallyOf(strengths) });
	}
	return spans;
}

function startOf(day: string, step: Step): string {
	if (step === 'month') return `${day.slice(0, 7)}-01`;
	return dayOf(instantOf(day) - weekdayOf(day) * DAY_MS);
}

function nextOf(since: string, step: Step): string {
	const days = step === 'week' ? WEEK : 31; // from the first of a month always into the next one
	return startOf(dayOf(instantOf(since) + days * DAY_MS), step);
}

/** From 0 for Monday on. */
const weekdayOf = (day: string): number => (new Date(instantOf(day)).getUTCDay() + 6) % WEEK;
const instantOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

function usedIn(ofEntries: readonly (readonly string[])[]): Used[] {
	const used = new Map<string, { word: string; count: number }>();
	for (const words of ofEntries) {
		const ofEntry = new Map(words.toReversed().map((word) => [keyOf(word), word.trim()]));
		for (const key of new Set(words.map(keyOf))) {
			const known = used.get(key) ?? { word: ofEntry.get(key) ?? '', count: 0 };
			used.set(key, { ...known, count: known.count + 1 });
		}
	}
	used.delete('');
	return [...used.values()].sort((one, other) => other.count - one.count).slice(0, MOST_WORDS);
}

function urgesIn(placed: readonly Placed[]): Urge[] {
	const ofUrge = Map.groupBy(placed, ({ written }) => keyOf(written.urge));
	ofUrge.delete('');
	return [...ofUrge.values()]
		.sort((one, other) => other.length - one.length)
		.slice(0, MOST_WORDS)
		.map((ofIt) => ({
			urge: ofIt[0]?.written.urge.trim() ?? '',
			tally: tallyOf(ofIt.map(({ written }) => written.urge_strength)),
			instead: usedIn(ofIt.map(({ written }) => [written.instead])),
		}));
}

function tallyOf(strengths: readonly number[]): Tally {
	const said = strengths.filter((each) => each !== UNSAID);
	return { count: strengths.length, said: said.length, sum: said.reduce((a, b) => a + b, 0) };
}
