import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import { replyOf, wordsOf, type Policy } from '../../src/lib/sync/folds/policies.ts';
import { vectors } from '../protocol/people.ts';

type Case = Readonly<{
	name: string;
	policy: JsonObject | null;
	kind: string;
	locale: 'en' | 'es';
	values: Record<string, string>;
	words: string | null;
}>;

const { cases } = vectors('automatic.json') as { cases: Case[] };

test.each(cases)('a client reads signed words or none: $name', (given) => {
	const policy = given.policy && (parsePost(given.policy) as Policy);
	expect(wordsOf(replyOf(policy, given.kind), given.locale, given.values)).toBe(given.words);
});
