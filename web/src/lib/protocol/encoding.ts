import { demand } from './errors.ts';
import { sodium } from './sodium.ts';

/** A string stands for its UTF-8 bytes. */
export type Part = string | Uint8Array;

export const HASH_BYTES = 32;

const LENGTH_BYTES = 4;
const SHORT = 64;
const ASCII = /^[ -~]*$/;
const FOREIGN = /[^A-Za-z0-9_-]/;
/** How a text ends that stops inside a group of four, so that the bits it has too many are zero. */
const ENDS = [undefined, undefined, /[AQgw]$/, /[AEIMQUYcgkosw048]$/];
const utf8 = new TextEncoder();

/** Base64url without padding. */
export function b64(bytes: Uint8Array): string {
	return sodium.to_base64(bytes, sodium.base64_variants.URLSAFE_NO_PADDING);
}

/** The bytes whose only spelling is `text`, exactly `length` of them if given. @throws ProtocolError 'b64' */
export function unb64(text: unknown, length?: number): Uint8Array {
	checkB64(text, length);
	// libsodium copies every text into its own memory first: ten times slower for long ones.
	if ('fromBase64' in Uint8Array) return Uint8Array.fromBase64(text, { alphabet: 'base64url' });
	return sodium.from_base64(text, sodium.base64_variants.URLSAFE_NO_PADDING);
}

/** As `unb64`, for whoever needs no bytes: a tenth of the time. @throws ProtocolError 'b64' */
export function checkB64(text: unknown, length?: number): asserts text is string {
	demand(typeof text === 'string' && !FOREIGN.test(text), 'b64');
	const isWhole = text.length % 4 === 0 || ENDS[text.length % 4]?.test(text) === true;
	demand(isWhole && (length === undefined || Math.floor((text.length * 3) / 4) === length), 'b64');
}

/** Each part behind its length as a 32-bit big-endian number, so that no two lists look alike. */
export function pae(...parts: Part[]): Uint8Array {
	const chunks = parts.map((part) => (typeof part === 'string' ? spelt(part) : part));
	const size = chunks.reduce((sum, chunk) => sum + LENGTH_BYTES + chunk.length, 0);
	const joined = new Uint8Array(size);
	const view = new DataView(joined.buffer);
	let offset = 0;
	for (const chunk of chunks) {
		view.setUint32(offset, chunk.length);
		joined.set(chunk, offset + LENGTH_BYTES);
		offset += LENGTH_BYTES + chunk.length;
	}
	return joined;
}

/** H: BLAKE2b-256 over the parts; the first is a label of protocol.md section 2. */
export function digest(...parts: [label: string, ...Part[]]): Uint8Array {
	return sodium.crypto_generichash(HASH_BYTES, pae(...parts), null);
}

/** K: the same under a 32-byte key. */
export function keyed(key: Uint8Array, ...parts: [label: string, ...Part[]]): Uint8Array {
	return sodium.crypto_generichash(HASH_BYTES, pae(...parts), key);
}

/** Compares in a time that depends on the lengths alone. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && sodium.memcmp(a, b);
}

/** `a` followed by `b`. */
export function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
	const joined = new Uint8Array(a.length + b.length);
	joined.set(a);
	joined.set(b, a.length);
	return joined;
}

/** The big-endian number that the bytes spell. */
export function toNumber(bytes: Uint8Array): bigint {
	return BigInt(`0x${sodium.to_hex(bytes)}`);
}

/** Fresh random bytes. */
export function randomBytes(length: number): Uint8Array {
	return sodium.randombytes_buf(length);
}

/** The UTF-8 bytes of `text`. */
function spelt(text: string): Uint8Array {
	// Labels and names are short and ASCII: calling the encoder for each costs more than it does.
	if (text.length > SHORT || !ASCII.test(text)) return utf8.encode(text);
	const bytes = new Uint8Array(text.length);
	for (let place = 0; place < text.length; place += 1) bytes[place] = text.charCodeAt(place);
	return bytes;
}
