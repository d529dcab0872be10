/** The entries of a thread that what it costs is folded from. */
import type { Facts } from '../agreement/document.ts';
import type { Post } from '../protocol/posts.ts';
import { foldConsents } from '../sync/folds/consents.ts';
import type { Opened } from '../sync/folds/opened.ts';
import type { People } from '../sync/folds/people.ts';
import { publishedIn } from '../sync/folds/published.ts';

/**
 * A post in the order of the log. `at` (ms) is when the server had it, `role` its author's. `fee` is
 * what the policy says that a consent agrees to, and `months` how long that lasts; null and 0 for all
 * else. A consent that its author's card has not signed has no `post`.
 */
export type Line = Readonly<{
	id: string;
	author: string;
	role: string;
	at: number;
	post: Post | null;
	showAt: number;
	attention: number;
	re: string;
	fee: Facts['fee'] | null;
	months: number;
}>;

/** From when on others see it, in ms by the server's time. */
export function shownAt({ at, showAt }: Line): number {
	return Math.max(at, showAt);
}

export function isOfTeam({ role }: Line): boolean {
	return role === 'clinician' || role === 'practice';
}

/** The posts of the thread `id`, with the fee of the version that each consent agrees to. */
export function feeLines(
	id: string,
	log: readonly Opened[],
	people: People,
	practiceId: string,
): Line[] {
	const versions = [...publishedIn(log, people)].filter(({ about }) => !about);
	const signed = foldConsents(id, log, people, practiceId).filter(({ space }) => space === id);
	const facts = new Map(
		signed.map(({ opened, post: { version, hash } }) => {
			const found = versions.find((each) => each.version === version && each.hash === hash);
			return [opened.entry.header.id, found?.document.facts ?? null];
		}),
	);
	return log.flatMap(({ entry: { header }, post, receivedAt: at }) => {
		if (header.kind !== 'post') return [];
		const { id, author, show_at: showAt, attention, re } = header;
		const isUnsigned = post?.type === 'consent' && !facts.has(id);
		const role = people.get(author)?.role ?? '';
		const said = facts.get(id);
		const lasts = { fee: said?.fee ?? null, months: said?.valid_months ?? 0 };
		return [
			{ id, author, role, at, post: isUnsigned ? null : post, showAt, attention, re, ...lasts },
		];
	});
}
