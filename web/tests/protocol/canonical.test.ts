import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode, type Json } from '../../src/lib/protocol/canonical.ts';
import { b64, pae, unb64 } from '../../src/lib/protocol/encoding.ts';
import { ready, sodium } from '../../src/lib/protocol/sodium.ts';
import { verdict } from './people.ts';

await ready();

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = fc.string({ unit: 'binary' });
const key = fc.stringMatching(/^[a-z_]{1,16}$/).filter((name) => name !== '__proto__');
const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
	tree: fc.oneof(
		{ depthSize: 'small', maxDepth: 6 },
		text,
		fc.maxSafeInteger(),
		fc.array(tie('tree'), { maxLength: 4 }),
		fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
	),
}));

describe('canonical JSON', () => {
	test('reads back what it wrote', () => {
		fc.assert(
			fc.property(tree, (value) => {
				expect(decode(encode(value))).toEqual(value);
			}),
			{ numRuns: 2_000 },
		);
	});

	test('has one spelling: whatever it reads, it would write', () => {
		fc.assert(
			fc.property(tree, fc.nat(), fc.nat({ max: 255 }), (value, place, byte) => {
				const bytes = encode(value);
				bytes[place % bytes.length] = byte;
				const isRead = verdict(() => decode(bytes)) === 'ok';
				if (isRead) expect(encode(decode(bytes))).toEqual(bytes);
			}),
			{ numRuns: 2_000 },
		);
	});

	test.each([
		['', 'empty'],
		['\uFEFF{}', 'a byte order mark'],
		['{"a":1e3}', 'an exponent'],
		['{"a":1e999}', 'an infinite number'],
		['{"a":-0}', 'a negative zero'],
		['{"a":9007199254740992}', '2^53'],
		['{"a":-9007199254740992}', '-2^53'],
		['{"a":1,"a":1}', 'a doubled key'],
		['{"a":null,"a":1}', 'a doubled key that hides a null'],
		['{"a":{"__proto__":1}}', 'a prototype'],
		['{"a_key_that_is_17":1}', 'a key of 17 letters'],
		['{"":1}', 'an empty key'],
		['{"a":"\\u00e9"}', 'an escape without need'],
		['{"a":"\\u001F"}', 'an escape in upper case'],
		['{"a":"\\udc00"}', 'a lone surrogate'],
		['{"a":"\t"}', 'a raw control letter'],
		['{}\n', 'a line end'],
		[`${'['.repeat(9)}${']'.repeat(9)}`, 'nine containers'],
		['['.repeat(100_000), 'a well of brackets'],
	])('%j is refused: %s', (spelled) => {
		expect(verdict(() => decode(utf8(spelled)))).toBe('json');
	});

	test.each([
		`${'['.repeat(8)}${']'.repeat(8)}`,
		'"\u007f\u2028\u2029"',
		'-9007199254740991',
		'{"_":"\\b\\t\\n\\f\\r\\u000b"}',
	])('%j is taken', (spelled) => {
		expect(encode(decode(utf8(spelled)))).toEqual(utf8(spelled));
	});

	test.each([[[0x22, 0xff, 0x22]], [[0x22, 0xed, 0xa0, 0x80, 0x22]], [[0x22, 0xc0, 0x80, 0x22]]])(
		'%j is no UTF-8',
		(bytes) => {
			expect(verdict(() => decode(Uint8Array.from(bytes)))).toBe('json');
		},
	);

	test.each([1.5, Number.NaN, Infinity, 2 ** 53, null, true, undefined])(
		'%s is not written',
		(value) => {
			expect(verdict(() => encode({ a: value as Json }))).toBe('json');
		},
	);
});

describe('base64url', () => {
	test('has one spelling for all bytes', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
				expect(unb64(b64(bytes))).toEqual(bytes);
				expect(b64(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
			}),
		);
	});

	test.each(['AA==', 'AA=', 'A', 'AB', 'AAB', 'A A', 'AA\n', '+w', '/w', 'Ａ', '\0'])(
		'%j is refused',
		(spelled) => {
			expect(verdict(() => unb64(spelled))).toBe('b64');
		},
	);

	test.each([null, undefined, 7, [], {}])('%j is refused', (value) => {
		expect(verdict(() => unb64(value))).toBe('b64');
	});

	test('a length is exact', () => {
		expect(verdict(() => unb64('AAAA', 3))).toBe('ok');
		expect(verdict(() => unb64('AAAA', 2))).toBe('b64');
	});
});

test('no two lists of parts concatenate to the same bytes', () => {
	const lists = fc.array(fc.string({ maxLength: 4 }), { maxLength: 4 });
	fc.assert(
		fc.property(lists, lists, (one, other) => {
			const same = sodium.to_hex(pae(...one)) === sodium.to_hex(pae(...other));
			expect(same).toBe(JSON.stringify(one) === JSON.stringify(other));
		}),
	);
});
