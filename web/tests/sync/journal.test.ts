import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import { foldJournal } from '../../src/lib/sync/folds/journal.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import { vectors } from '../protocol/people.ts';

type Said = { id: string; author: string; at: number; re: string; post: JsonObject };
type Case = { name: string; log: Said[]; tags: Record<string, string[]> };

function opened({ post, ...said }: Said, n: number): Opened {
	const header = { ...said, seq: n + 1, show_at: 0, attention: 0, kind: 'post' };
	const read = { receivedAt: said.at, post: parsePost(post), fault: '' };
	return { entry: { header }, ...read } as unknown as Opened;
}

test.each((vectors('journal.json') as { tags: Case[] }).tags)('$name', ({ log, tags }) => {
	const entries = foldJournal(log.map(opened), 'maya', 10_000);
	expect(Object.fromEntries(entries.map((each) => [each.id, each.tags]))).toEqual(tags);
});
