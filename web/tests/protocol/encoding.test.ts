import fc from 'fast-check';
import { expect, test } from 'vitest';
import { b64, checkB64, unb64 } from '../../src/lib/protocol/encoding.ts';
import { ready, sodium } from '../../src/lib/protocol/sodium.ts';

await ready();

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
const spelled = fc.uint8Array({ maxLength: 40 }).map(b64);
const nearly = fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 8 });
const anything = fc.string({ unit: fc.constantFrom(...LETTERS, '=', '+', '/', ' ', '\n', 'é') });

/** Whether libsodium reads the text and would write it the same. */
function isOnlySpelling(text: string): boolean {
	try {
		return b64(sodium.from_base64(text, sodium.base64_variants.URLSAFE_NO_PADDING)) === text;
	} catch {
		return false;
	}
}

function passes(action: () => unknown): boolean {
	try {
		action();
		return true;
	} catch {
		return false;
	}
}

test('a text is taken just if it is the one spelling of its bytes', () => {
	const check = (text: string) => {
		expect(passes(() => checkB64(text))).toBe(isOnlySpelling(text));
		expect(passes(() => unb64(text))).toBe(isOnlySpelling(text));
	};
	fc.assert(fc.property(fc.oneof(spelled, nearly, anything), check), { numRuns: 5_000 });
	for (const end of LETTERS) ['A', 'AB', 'ABC'].map((start) => check(start + end));
});

test('a length is that of the bytes', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 70 }), fc.nat(70), (bytes, length) => {
			expect(passes(() => checkB64(b64(bytes), length))).toBe(bytes.length === length);
			expect(unb64(b64(bytes), bytes.length)).toEqual(bytes);
		}),
	);
});
