/**
 * What a device counts for a review out of what people wrote, by question. Pure. The same is counted
 * in Python (`meantime.sdk.review_counts`).
 */
import { changedIn } from '../insights/cases.ts';
import type { Clients, ClientFacts } from '../insights/facts.ts';
import { dayAt } from '../text/local-days.ts';
import type { Span } from './server-counts.ts';
import type { Count, Counts } from './view.ts';

export const CREEP = 'rollout.q.creep';
const REDIRECTS = 'rollout.q.redirects';
const PHRASES = 'rollout.q.phrases';
const NOTES = 'rollout.q.notes';
const OUTCOMES = 'rollout.q.outcomes';
const NOTE_MS = 7 * 24 * 3_600_000; // how long a note may take

/**
 * What a device has counted out of what was written, those alone for which there was something to
 * count. Clearly worse on a measure are so many of those with two answers in the last twelve weeks of
 * the span; of fewer than `least` it is not counted.
 */
export function deviceCounts(clients: Clients, span: Span, zone: string, least: number): Counts {
	const before = { since: 2 * span.since - span.until, until: span.since };
	const [since, until] = [dayAt(zone, span.since), dayAt(zone, span.until)];
	const worse = changedIn(clients, { since, until, zone }).map((each) => each.has('worse'));
	const facts = [...clients.values()];
	const lengths = (within: Span) => {
		const found = facts.flatMap(({ usual }) => usual.filter(({ at }) => has(within, at)));
		return found.map(({ length }) => length);
	};
	const talks = facts.flatMap((each) => each.talks.filter(({ shownAt }) => has(span, shownAt)));
	const marks = facts.flatMap((each) => each.marks.filter(({ at }) => has(span, at)));
	const said = facts.filter((each) => [...each.said.values()].some((at) => has(span, at)));
	const found: Counts = {
		[REDIRECTS]: share(talks.map(({ liveAt }) => liveAt > 0)),
		[CREEP]: growth(lengths(span), lengths(before)),
		[PHRASES]: share(marks.map(({ isFalse }) => isFalse)),
		[NOTES]: share(said.map((each) => isNoted(each, span))),
		[OUTCOMES]: share(worse.length < least ? [] : worse),
	};
	return Object.fromEntries(Object.entries(found).filter(([, { of }]) => of > 0));
}

/** Whether a note spoke of all that was said within seven days; there may be time left. */
function isNoted({ said, signed }: ClientFacts, span: Span): boolean {
	return [...said]
		.filter(([, at]) => has(span, at))
		.every(([id, at]) => (signed.get(id) ?? span.until) - at <= NOTE_MS);
}

function share(marks: readonly boolean[]): Count {
	return { part: marks.filter(Boolean).length, of: marks.length };
}

/** How many messages there are and were, or how long, whichever has grown more. */
export function growth(now: readonly number[], before: readonly number[]): Count {
	const often = { part: now.length, of: before.length };
	if (now.length === 0 || before.length === 0) return often;
	const long = { part: Math.round(median(now)), of: Math.round(median(before)) };
	return long.of > 0 && long.part * often.of > often.part * long.of ? long : often;
}

function has({ since, until }: Span, at: number): boolean {
	return since <= at && at < until;
}

function median(numbers: readonly number[]): number {
	const sorted = numbers.toSorted((one, other) => one - other);
	const half = Math.floor(sorted.length / 2);
	const [below, above] = [sorted[half - 1] ?? 0, sorted[half] ?? 0];
	return sorted.length % 2 ? above : (below + above) / 2;
}
