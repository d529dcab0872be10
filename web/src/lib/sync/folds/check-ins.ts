import type { CheckInPost } from '../../protocol/checkin-posts.ts';
import { fits, saidOf, type Asked } from './check-in-rules.ts';
import { foldMessages, type Message } from './messages.ts';
import type { Opened } from './opened.ts';
import type { People } from './people.ts';
import { isOfCareTeam } from './unanswered.ts';

type Question = Extract<CheckInPost, { type: 'check_in' }>;

/** What a client answered; `at` (ms) is their claim. `value` is -1 where they said none. */
export type CheckInAnswer = Readonly<{
	id: string;
	author: string;
	at: number;
	value: number;
	text: string;
}>;

/** A question and, once there is one, the answer that stands. */
export type CheckIn = Readonly<{
	id: string;
	author: string;
	/** Its newest wording. */
	ask: string;
	kind: Question['kind'];
	low: string;
	high: string;
	options: readonly string[];
	series: string;
	/** From when on others see it, in ms by the server's time. */
	shownAt: number;
	answer: CheckInAnswer | null;
	/** The answer in one text; empty without one. */
	said: string;
}>;

/**
 * The check-ins that `viewer` may be shown at `now` (ms, the server's time), in their order. Only
 * the care team asks, only a client answers; what was taken back is none. Of the answers that were
 * not taken back the newest stands.
 */
export function foldCheckIns(
	log: readonly Opened[],
	people: People,
	viewer: string,
	now: number,
): CheckIn[] {
	const posts = new Map(log.map(({ entry, post }) => [entry.header.id, post]));
	const found = new Map<string, CheckIn>();
	for (const message of foldMessages(log, people, viewer, now)) {
		const post = posts.get(message.id);
		if (message.isWithdrawn) continue;
		if (post?.type === 'check_in' && isOfCareTeam(message, people)) {
			found.set(message.id, asked(message, post));
		} else if (post?.type === 'check_in_answer') {
			const known = found.get(post.of);
			const isClient = people.get(message.author)?.role === 'client';
			if (!known || !isClient || !fits(known, post.value)) continue;
			const { id, author, at } = message;
			const answer = { id, author, at, value: post.value, text: post.text };
			found.set(post.of, { ...known, answer, said: saidOf(known, post.value, post.text) });
		}
	}
	return [...found.values()];
}

/** What the rules need to know of a check-in. */
export function askedOf({ id, series, shownAt, answer }: CheckIn): Asked {
	return { id, series, at: shownAt, isAnswered: answer !== null };
}

function asked(message: Message, { kind, low, high, options, series }: Question): CheckIn {
	const { id, author, text: ask, receivedAt, showAt } = message;
	const shownAt = Math.max(receivedAt, showAt);
	return { id, author, ask, kind, low, high, options, series, shownAt, answer: null, said: '' };
}
