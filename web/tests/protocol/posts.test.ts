import { describe, expect, test } from 'vitest';
import { decode, encode, type JsonObject } from '../../src/lib/protocol/canonical.ts';
import { absence, parsePost } from '../../src/lib/protocol/posts.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { vectors, verdict } from './people.ts';

await ready();

const { accept, reject } = vectors('posts.json') as { accept: JsonObject[]; reject: JsonObject[] };

describe('a post', () => {
	test.each([
		[
			{ type: 'text', text: 'x' },
			{ type: 'text', text: 'x', by: '', draft: '', named: [], noticed: [], answer: '', about: '' },
		],
		[
			{ type: 'event', what: 'export' },
			{ type: 'event', what: 'export', upto: -1, by: '', who: '', until: 0 },
		],
		[
			{ type: 'amend', text: '', more: 1 },
			{ type: 'amend', text: '', noticed: [] },
		],
		[
			{ type: 'haiku', text: 'x' },
			{ type: 'unknown', of: 'haiku', fields: { type: 'haiku', text: 'x' } },
		],
	])('%j is read as %j', (said, meant) => {
		expect(parsePost(said)).toEqual(meant);
	});

	test.each(accept)('%j says all that was written and can be sealed', (said) => {
		expect(decode(encode(said))).toEqual(said); // not every name is a key of canonical JSON
		expect(parsePost(said)).toMatchObject(said);
	});

	test.each(reject)('%j is not readable', (said) => {
		expect(verdict(() => parsePost(said))).toBe('post');
	});

	test('a body is destroyed only where the practice said so beforehand', () => {
		const said = (what: string, upto: number, seq: number) =>
			({ seq, post: { type: 'event', what, upto } }) as const;
		expect(absence(3, [said('destroyed', 5, 9)])).toBe('destroyed');
		expect(absence(6, [said('destroyed', 5, 9)])).toBe('withheld');
		expect(absence(3, [said('destroyed', 9, 9)])).toBe('withheld');
		expect(absence(3, [said('export', 5, 9)])).toBe('withheld');
	});
});
