import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import { foldEmergencies } from '../../src/lib/sync/folds/emergencies.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import type { People } from '../../src/lib/sync/folds/people.ts';
import { vectors } from '../protocol/people.ts';

type Said = { id: string; author: string; at: number; post: JsonObject | null };
type Case = { name: string; log: Said[]; counts: Record<string, string> };

const { roles, cases } = vectors('emergencies.json') as {
	roles: Record<string, string>;
	cases: Case[];
};
const people = new Map(Object.entries(roles).map(([id, role]) => [id, { id, role }]));

function opened({ post, at, ...header }: Said): Opened {
	const entry = { header: { ...header, at, kind: 'post' } };
	return { entry, receivedAt: at, post: post && parsePost(post) } as unknown as Opened;
}

test.each(cases)('of emergencies counts: $name', ({ log, counts }) => {
	const found = foldEmergencies(log.map(opened), people as unknown as People);
	const reviews = [...found].map(([id, { reviewId }]) => [id, reviewId]);
	expect(Object.fromEntries(reviews)).toEqual(counts);
});

test('of reviews that the server knows, no other counts', () => {
	const [, , , , reviewed] = cases;
	const log = (reviewed?.log ?? []).map(opened);
	const known = people as unknown as People;
	const of = (id: string) => foldEmergencies(log, known, new Map([['a', id]])).get('a')?.reviewId;
	expect([of('b'), of('forged'), of('')]).toEqual(['b', '', '']);
});
