import type { PlanLine } from '../../protocol/safety-posts.ts';
import type { Opened } from './opened.ts';
import { foldPeople } from './people.ts';

/** One version of a safety plan. Times in ms: `at` is its author's claim, `receivedAt` the server's. */
export type PlanVersion = Readonly<{
	id: string;
	author: string;
	at: number;
	receivedAt: number;
	lines: readonly PlanLine[];
	/** The versions that others had saved by then, and from which this one was not made. */
	crossed: readonly string[];
}>;

const WRITERS = new Set(['client', 'clinician', 'practice']);

/** Every version of a thread's safety plan, oldest first; the last one is the plan that stands. */
export function foldSafetyPlans(log: readonly Opened[]): PlanVersion[] {
	const people = foldPeople(log);
	const versions: PlanVersion[] = [];
	for (const { entry, receivedAt, post } of log) {
		const { id, author, at } = entry.header;
		if (post?.type !== 'safety_plan' || !WRITERS.has(people.get(author)?.role ?? '')) continue;
		const crossed = crossedBy(author, post.base, versions);
		versions.push({ id, author, at, receivedAt, lines: post.lines, crossed });
	}
	return versions;
}

/** Nothing is said to have crossed where it is not known from which version one was made. */
function crossedBy(author: string, base: string | null, before: readonly PlanVersion[]): string[] {
	const known = before.findIndex(({ id }) => id === base);
	if (base === null || (base !== '' && known < 0)) return [];
	const since = before.slice(known + 1);
	return since.filter((each) => each.author !== author).map(({ id }) => id);
}
