import { expect, test } from 'vitest';
import { wordsFor } from '../../src/lib/ui/failures.ts';

const STATES = {
	'failure.changed': 'author b64 body card chain fields gen id json keys role sig secret type',
	'failure.older': 'rollback fork',
	'failure.unopened': 'unknownspace',
	'failure.invitation': 'proof noinvite expired',
	'failure.no_key': 'commit seal nokey',
	'failure.update': 'version',
	'failure.weaker': 'suite',
	'failure.identity': 'identity',
};

test.each(Object.entries(STATES))('%s is what people read', (words, codes) => {
	for (const code of codes.split(' ')) {
		expect(wordsFor({ kind: 'protocol', code, retryAfterSeconds: 0 })).toBe(words);
	}
});

test('a lost connection never sounds like a lost message', () => {
	expect(wordsFor({ kind: 'unreachable', code: '', retryAfterSeconds: 0 })).toBe('failure.offline');
});
