import { digest, randomBytes, sameBytes, toNumber } from './encoding.ts';
import { demand } from './errors.ts';
import { Account } from './keys.ts';
import { sodium } from './sodium.ts';

/** A join code is the secret of an open invitation, a recovery code is a lock. */
export type Purpose = 'join' | 'recover';

const CODE_BYTES = 15;
const CODE_LETTERS = 24;
const CHECK_LETTERS = 4;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford's base32
const WRITTEN = /^[0-9A-HJKMNP-TV-Z]{28}$/;
const BITS_A_LETTER = 5n;

/** A new code: 15 random bytes. */
export function makeCode(): Uint8Array {
	return randomBytes(CODE_BYTES);
}

/** Seven groups of four letters; the last group checks the typing and the purpose. */
export function writeCode(code: Uint8Array, purpose: Purpose): string {
	const text = toLetters(toNumber(code), CODE_LETTERS) + checkLetters(code, purpose);
	return text.replace(/.{4}(?=.)/g, '$&-');
}

/** The 15 bytes that somebody typed, whatever the case and dashes. @throws ProtocolError 'code' */
export function readCode(text: string, purpose: Purpose): Uint8Array {
	// Only ASCII letters are raised: toUpperCase() makes an I of a dotless i.
	const letters = text
		.replace(/[a-z]/g, (letter) => letter.toUpperCase())
		.replace(/-/g, '')
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1');
	demand(WRITTEN.test(letters), 'code');
	const code = fromLetters(letters.slice(0, CODE_LETTERS));
	const expected = sodium.from_string(checkLetters(code, purpose));
	demand(sameBytes(sodium.from_string(letters.slice(CODE_LETTERS)), expected), 'code');
	return code;
}

/** The 32 bytes that a code stands for: an account secret (join) or a lock's output (recover). */
export function codeSecret(code: Uint8Array, purpose: Purpose): Uint8Array {
	return digest('mt1/code', purpose, code);
}

/** The temporary account behind a join code. */
export function joinAccount(code: Uint8Array): Account {
	return new Account(codeSecret(code, 'join'));
}

function checkLetters(code: Uint8Array, purpose: Purpose): string {
	const threeBytes = toNumber(digest('mt1/check', purpose, code).subarray(0, 3));
	return toLetters(threeBytes >> 4n, CHECK_LETTERS);
}

function toLetters(number: bigint, count: number): string {
	let letters = '';
	for (let rest = number; letters.length < count; rest >>= BITS_A_LETTER) {
		letters = ALPHABET.charAt(Number(rest & 31n)) + letters;
	}
	return letters;
}

function fromLetters(letters: string): Uint8Array {
	let number = 0n;
	for (const letter of letters) {
		number = (number << BITS_A_LETTER) | BigInt(ALPHABET.indexOf(letter));
	}
	return sodium.from_hex(number.toString(16).padStart(2 * CODE_BYTES, '0'));
}
