import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import { newestEnding } from '../../src/lib/sync/folds/endings.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import type { People } from '../../src/lib/sync/folds/people.ts';
import { vectors } from '../protocol/people.ts';

type Said = {
	id: string;
	author: string;
	at: number;
	show_at: number;
	re: string;
	post: JsonObject | null;
};
type Case = {
	name: string;
	now: number;
	log: Said[];
	counts: string | null;
	shown: string | null;
};

const { roles, cases } = vectors('endings.json') as {
	roles: Record<string, string>;
	cases: Case[];
};
const people = new Map(Object.entries(roles).map(([id, role]) => [id, { id, role }]));

function opened({ post, at, ...header }: Said): Opened {
	const entry = { header: { ...header, at, kind: 'post' } };
	return { entry, receivedAt: at, post: post && parsePost(post) } as unknown as Opened;
}

test.each(cases)('of endings counts: $name', ({ now, log, counts, shown }) => {
	const known = people as unknown as People;
	const all = log.map(opened);
	expect(newestEnding(all, known)?.id ?? null).toBe(counts);
	expect(newestEnding(all, known, now)?.id ?? null).toBe(shown);
});
