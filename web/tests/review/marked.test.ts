import { expect, test } from 'vitest';
import { urgentBy, type Letter } from '../../src/lib/review/view.ts';

const letter = (fields: Partial<Letter>) =>
	({ kind: 'text', attention: 1, noticed: [], answer: '', ...fields }) as unknown as Letter;

test.each([
	['no urgent message', [letter({})], ''],
	['one that the client marked', [letter({ attention: 3 })], 'client'],
	['one whose words were noticed', [letter({ attention: 3, noticed: ['rule'] })], ''],
	['one with an answer about safety', [letter({ attention: 3, answer: 'no' })], ''],
	['what a form could not keep waiting', [letter({ attention: 3, kind: 'measure_answer' })], ''],
	['an answer alone', [letter({ attention: 3, kind: 'answer' })], ''],
	['a file that the app may have marked', [letter({ attention: 3, kind: 'file' })], 'open'],
	['a quiet file', [letter({ kind: 'file' })], ''],
	[
		'one marked and one noticed',
		[letter({ attention: 3 }), letter({ attention: 3, noticed: ['rule'] })],
		'client',
	],
	[
		'one marked and a file',
		[letter({ attention: 3, kind: 'file' }), letter({ attention: 3 })],
		'client',
	],
] as const)(
	'where there is %s, the mark of the client is said only if it is theirs',
	(_, waiting, who) => {
		expect(urgentBy({ waiting })).toBe(who);
	},
);
