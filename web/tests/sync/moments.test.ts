import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import { wordsOfMoment } from '../../src/lib/protocol/moment-posts.ts';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import { foldMessages } from '../../src/lib/sync/folds/messages.ts';
import { foldKept, foldShared } from '../../src/lib/sync/folds/moments.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import { vectors } from '../protocol/people.ts';

type Said = { id: string; author: string; at: number; re: string; post: JsonObject | null };
type Case = {
	name: string;
	journal: Said[];
	thread: Said[];
	kept: unknown[];
	shared: Record<string, unknown[]>;
	cards: string[];
};

const NOW = 10_000;
const { words, cases } = vectors('moments.json') as {
	words: { moment: JsonObject; words: string }[];
	cases: Case[];
};

function opened({ post, ...said }: Said, n: number): Opened {
	const header = { ...said, seq: n + 1, show_at: 0, attention: 0, kind: 'post' };
	const fault = post ? '' : 'nokey';
	const read = post && parsePost(post);
	return { entry: { header }, receivedAt: said.at, post: read, fault } as unknown as Opened;
}

test.each(words)('all that a moment says is $words', ({ moment, words: said }) => {
	const post = parsePost(moment);
	expect(post.type === 'moment' && wordsOfMoment(post)).toBe(said);
});

test.each(cases)('of moments: $name', (each) => {
	const [journal, thread] = [each.journal.map(opened), each.thread.map(opened)];
	const kept = foldKept(journal, 'maya', NOW).map(({ id, moment }) => {
		return [id, moment.at, moment.zone, wordsOfMoment(moment)];
	});
	const shared = [...foldShared(thread, 'maya', NOW)].map(([of, { id, way, at }]) => {
		return [of, [id, way, at]] as const;
	});
	const cards = foldMessages(thread, new Map(), 'maya', NOW).filter(({ card }) => card !== null);
	expect(kept).toEqual(each.kept);
	expect(Object.fromEntries(shared)).toEqual(each.shared);
	expect(cards.map(({ id }) => id)).toEqual(each.cards);
});
