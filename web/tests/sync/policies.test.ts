import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import { faultOf, faultsOf, USUAL_TEXTS } from '../../src/lib/sync/replies.ts';
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

type Slip = Readonly<{ id: string; text: string; reason: string; variable?: string }>;

const { cases, faults } = vectors('automatic.json') as { cases: Case[]; faults: Slip[] };

test.each(cases)('a client reads signed words or none: $name', (given) => {
	const policy = given.policy && (parsePost(given.policy) as Policy);
	expect(wordsOf(replyOf(policy, given.kind), given.locale, given.values)).toBe(given.words);
});

test.each(faults)('a text that leaves out a word is not signed: $id $reason', (given) => {
	const { reason, variable = '' } = given;
	expect(faultOf(given.id, given.text)).toEqual({ reason, variable });
});

test('the usual texts are fit to be signed, and none is missing', () => {
	expect(faultsOf(USUAL_TEXTS)).toEqual({});
	expect(Object.keys(faultsOf({}))).toHaveLength(2 * Object.keys(USUAL_TEXTS).length);
	expect(faultsOf({})['autoreply.late.es']).toEqual({ reason: 'empty', variable: '' });
});
