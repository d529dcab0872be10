/**
 * From what is known of each client to what is counted, by the rules of `device.ts`. The same is done
 * in Python (`meantime.sdk.device_cases`).
 */
import { occurrences } from '../homework/occurrences.ts';
import { change, type Change } from '../measures/scoring.ts';
import { dayAt } from '../text/local-days.ts';
import { contact, growth, mondayOf, type Moved, type Noted, type Pair } from './device.ts';
import type { Clients, ClientFacts, Total } from './facts.ts';
import type { Case } from './figures.ts';

const DAY_MS = 24 * 3_600_000;
const QUARTER_DAYS = 84;
const OUTCOMES = new Set(['phq9', 'gad7']);

/** Whole weeks from a Monday until before another (local days), in a zone. */
export type Span = Readonly<{ since: string; until: string; zone: string }>;

/** The number of a local day, `2026-08-03`, after 1 January 1970; -1 for no day. */
export function numberOf(day: string): number {
	const at = Date.parse(`${day}T00:00:00Z`);
	return Number.isNaN(at) || dayOf(at / DAY_MS) !== day ? -1 : at / DAY_MS;
}

/** The local day of such a number. */
export function dayOf(number: number): string {
	return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** The number of the local day of an instant (ms). */
export function dayIn(zone: string, at: number): number {
	return numberOf(dayAt(zone, at));
}

/** So many whole weeks before a local day, as their first day and that after the last. */
export function weeksBefore(day: string, weeks: number): Omit<Span, 'zone'> {
	const until = mondayOf(numberOf(day));
	return { since: dayOf(until - 7 * weeks), until: dayOf(until) };
}

/** The topics that were moved to a talk, and when there was one. */
export function movedIn(clients: Clients, { zone }: Span): Moved[] {
	return [...clients].flatMap(([who, { talks, calls }]) => {
		return talks.map(({ shownAt, liveAt }): Moved => {
			const spoken = [liveAt, ...calls].filter((at) => at >= shownAt);
			const live = spoken.length > 0 ? dayIn(zone, Math.min(...spoken)) : null;
			return { who, day: dayIn(zone, shownAt), live };
		});
	});
}

/** What was said, and when a note spoke of it. */
export function notedIn(clients: Clients, { zone }: Span): Noted[] {
	return [...clients].flatMap(([who, { said, signed }]) => {
		return [...said].map(([id, at]): Noted => {
			const noted = signed.get(id);
			return { who, day: dayIn(zone, at), signed: noted === undefined ? null : dayIn(zone, noted) };
		});
	});
}

/** Of each match that was marked whether it was a false alarm. */
export function markedIn(clients: Clients, { zone }: Span): Case[] {
	return [...clients].flatMap(([who, { marks }]) => {
		return marks.map(({ at, isFalse }): Case => {
			return { who, day: dayIn(zone, at), value: Number(isFalse), isOpen: false };
		});
	});
}

/**
 * Of each task whether it was done, each day of a repeating one by itself. One that is done once
 * counts on the day by which it was due, else on that on which it was given.
 */
export function givenIn(clients: Clients, { since, until }: Span): Case[] {
	const last = dayOf(numberOf(until) - 1);
	return [...clients].flatMap(([who, { tasks }]) => {
		const found = tasks.flatMap((task) => occurrences(task, since, last));
		return found.map(({ due, version, state }): Case => {
			const day = numberOf(due || version.day);
			return { who, day, value: Number(state === 'done'), isOpen: false };
		});
	});
}

/** How much clients write now, and wrote at first. */
export function grownIn(clients: Clients, { until, zone }: Span): Pair[] {
	const end = numberOf(until);
	return [...clients.values()].flatMap(({ usual }) => {
		const written = usual.map(({ at, length }) => ({ day: dayIn(zone, at), length }));
		const found = growth(written, end);
		return found ? [found] : [];
	});
}

/** On how many days a week clients do something with messages, and did before. */
export function touchedIn(clients: Clients, span: Span): Pair[] {
	return [...clients.values()].flatMap((facts) => {
		const found = facts.began ? touched(facts, span) : null;
		return found ? [found] : [];
	});
}

function touched({ acts, since, began }: ClientFacts, { until, zone }: Span): Pair | null {
	const days = new Set(acts.map((at) => dayIn(zone, at)));
	return contact([...days], dayIn(zone, since), dayIn(zone, began), numberOf(until));
}

/** How the totals of each client with two of them changed within twelve weeks. */
export function changedIn(clients: Clients, span: Span): ReadonlySet<Change>[] {
	return [...clients.values()]
		.map(({ totals }) => changesIn(totals, span))
		.filter(({ size }) => size > 0);
}

/**
 * How a client's totals changed in the twelve weeks before the end of a span: of each measure that is
 * looked at, the last against the first in that time, of the same version; empty where there are no
 * two.
 */
export function changesIn(totals: readonly Total[], { until, zone }: Span): ReadonlySet<Change> {
	const end = numberOf(until);
	const inside = totals.filter(({ at, measure }) => {
		const day = dayIn(zone, at);
		return OUTCOMES.has(measure.id) && end - QUARTER_DAYS <= day && day < end;
	});
	const sorted = inside.toSorted((one, other) => one.at - other.at);
	const forms = Map.groupBy(sorted, ({ measure: { id, version } }) => `${id}/${version}`);
	const found = [...forms.values()].flatMap(([first, ...others]) => {
		const last = others.at(-1);
		return first && last ? [change(first.measure, first.points, last.points)] : [];
	});
	return new Set(found);
}
