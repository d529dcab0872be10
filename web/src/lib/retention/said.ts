/**
 * What directory and desk say of how long a record is kept; as `meantime.sdk.folds.keeping`. Only the
 * practice's own word counts: colleagues who sit in a desk decide none of this. Pure.
 */
import type { Post } from '../protocol/posts.ts';
import type { RecordPost, RetentionRule } from '../protocol/record-posts.ts';
import { DESTROYED } from '../sync/folds/destroyed.ts';
import { newestEnding } from '../sync/folds/endings.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { dayAt } from '../text/local-days.ts';
import type { Rule } from './rules.ts';
import type { Certificate, StandingHold } from './view.ts';

type Kind = Post['type'];
export type Keeping = Extract<RecordPost, { type: 'keeping' }>;
export type SaidBy<K extends Kind> = Readonly<{ at: Opened; post: Extract<Post, { type: K }> }>;

const IN_CARE = new Set(['client', 'clinician']);

/** What the practice's own seat said of one kind, oldest first. */
export function saidByPractice<K extends Kind>(log: readonly Opened[], kind: K): SaidBy<K>[] {
	const people = foldPeople(log);
	return log.flatMap((at) =>
		at.post?.type === kind && people.get(at.entry.header.author)?.role === 'practice'
			? [{ at, post: at.post as Extract<Post, { type: K }> }]
			: [],
	);
}

/** The practice's table out of its directory; of an id the first line counts. */
export function newestTable(log: readonly Opened[]): RetentionRule[] {
	const rules = saidByPractice(log, 'retention').at(-1)?.post.rules ?? [];
	return rules.filter(({ rule }, n) => rules.findIndex((each) => each.rule === rule) === n);
}

export function newestKeeping(log: readonly Opened[]): Keeping | null {
	return saidByPractice(log, 'keeping').at(-1)?.post ?? null;
}

/** The holds of a desk that nobody has released, oldest first. */
export function standingHolds(log: readonly Opened[]): StandingHold[] {
	const said = saidByPractice(log, 'hold').map(({ post }) => [post.hold, post] as const);
	return [...new Map(said).values()].filter(({ gone }) => gone === 0);
}

export function certificates(log: readonly Opened[]): Certificate[] {
	return saidByPractice(log, 'certificate').map(({ post }) => post);
}

/**
 * Whether the practice said that a thread is destroyed, and nobody has come back since. A body that
 * is not there proves nothing: a server may withhold any.
 */
export function isAtItsEnd(log: readonly Opened[]): boolean {
	const said = saidByPractice(log, 'event').filter(({ at, post }) => {
		return post.what === DESTROYED && post.upto < at.entry.header.seq;
	});
	const upto = Math.max(-1, ...said.map(({ post }) => post.upto));
	const people = foldPeople(log);
	return (
		said.length > 0 &&
		!log.some(({ entry: { header } }) => {
			return header.seq > upto && IN_CARE.has(people.get(header.author)?.role ?? '');
		})
	);
}

/**
 * The local day on which care ended, out of a thread: that of the discharge, if that is the newest
 * ending; else of the last that client or clinician wrote, by the server's clock.
 */
export function endOfCare(log: readonly Opened[], zone: string, now: number): string {
	const people = foldPeople(log);
	const ending = newestEnding(log, people, now)?.post;
	if (ending?.ending === 'discharged') return ending.on;
	const last =
		log.findLast(({ entry }) => IN_CARE.has(people.get(entry.header.author)?.role ?? '')) ??
		log.at(-1);
	return dayAt(zone, last?.receivedAt ?? now);
}

/** Whether care goes on, out of a thread: nobody is discharged, and nothing was destroyed. */
export function isInCare(log: readonly Opened[], now: number): boolean {
	return newestEnding(log, foldPeople(log), now)?.post.ending !== 'discharged' && !isAtItsEnd(log);
}

/** A line of the table as the rules read it. */
export function asRule({ rule, kind, years, age, on }: RetentionRule): Rule {
	return { id: rule, kind, years, age, on };
}
