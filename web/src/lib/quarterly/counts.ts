/**
 * What a review counts, by question: the server what it can, a device the rest out of what people
 * wrote. Pure. The same is counted in Python (`meantime.sdk.review_counts`).
 */
import type { Measure } from '../api/shapes/reviews.ts';
import { foldMessages } from '../sync/folds/messages.ts';
import type { Opened } from '../sync/folds/opened.ts';
import type { People } from '../sync/folds/people.ts';
import { foldRedirects } from '../sync/folds/redirects.ts';
import type { Count, Counts } from './view.ts';

export const CREEP = 'rollout.q.creep';
const REDIRECTS = 'rollout.q.redirects';
const PHRASES = 'rollout.q.phrases';
const NOT_HERE = 'access_review'; // its value is a number of people, and no share
const USUAL = 1; // attention of a message that nobody has to look at first
const LIVE = new Set(['talked', 'booked']);

/** From an instant until before another, in ms. */
export type Span = Readonly<{ since: number; until: number }>;

/** What the server has counted. */
export function serverCounts(measures: readonly Measure[]): Counts {
	const counted = measures.flatMap(({ id, metric, value, n }) => {
		if (value === null) return [];
		return [[id, { part: Math.round(metric === NOT_HERE ? value : value * n), of: n }] as const];
	});
	return Object.fromEntries(counted);
}

/** Takes in one space after another, and has the counts then. */
export class Counting {
	readonly #span: Span;
	readonly #before: Span;
	readonly #redirects: boolean[] = [];
	readonly #lengths: number[] = [];
	readonly #lengthsBefore: number[] = [];
	readonly #marks: string[] = [];

	constructor(span: Span) {
		this.#span = span;
		this.#before = { since: 2 * span.since - span.until, until: span.since };
	}

	/** Takes in a conversation, read by the account `me`. */
	takeThread(log: readonly Opened[], people: People, me: string): void {
		const shown = new Map(
			log.map(({ entry, receivedAt }) => [
				entry.header.id,
				Math.max(entry.header.show_at, receivedAt),
			]),
		);
		for (const { id, pick, outcome } of foldRedirects(log, people, me, this.#span.until)) {
			if (!has(this.#span, shown.get(id) ?? 0)) continue;
			this.#redirects.push(pick === 'time' || LIVE.has(outcome));
		}
		for (const said of foldMessages(log, people, me, this.#span.until)) {
			const isClient = people.get(said.author)?.role === 'client';
			const isSent = said.kind === 'text' || (said.kind === 'moment' && said.attention > 0);
			const isUsual = isSent && said.attention <= USUAL && !said.isWithdrawn;
			if (!isClient || !isUsual) continue;
			const length = Array.from(said.text).length;
			if (has(this.#span, said.at)) this.#lengths.push(length);
			else if (has(this.#before, said.at)) this.#lengthsBefore.push(length);
		}
	}

	/** Takes in a chart: what was said of matches, of each the newest. */
	takeChart(log: readonly Opened[]): void {
		const marks = log.flatMap(({ entry, post }) => {
			const isMark = post?.type === 'match_mark' && has(this.#span, entry.header.at);
			return isMark ? [[post.of, post.mark] as const] : [];
		});
		this.#marks.push(...new Map(marks).values());
	}

	/** Those alone for which there was something to count. */
	counts(): Counts {
		const wrong = this.#marks.filter((mark) => mark === 'false_alarm').length;
		const live = this.#redirects.filter(Boolean).length;
		const found: Counts = {
			[REDIRECTS]: { part: live, of: this.#redirects.length },
			[CREEP]: growth(this.#lengths, this.#lengthsBefore),
			[PHRASES]: { part: wrong, of: this.#marks.length },
		};
		return Object.fromEntries(Object.entries(found).filter(([, { of }]) => of > 0));
	}
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
