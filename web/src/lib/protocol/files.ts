/**
 * Attachments: sealed in chunks, padded so that a length says little (protocol.md section 7).
 * Contents and blobs come in pieces of any length, so that no file has to fit into memory.
 */
import { HASH_BYTES, b64, concat, randomBytes } from './encoding.ts';
import { demand } from './errors.ts';
import { sodium } from './sodium.ts';

export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The most that a file may hold. */
export const CONTENT_MAX = 25 * 2 ** 20;
const FILE_KEY_BYTES = 32;
const CHUNK_BYTES = 65_536;
const PADDED_MIN = 65_536;
export const HEADER_BYTES = 24;
const TAG_BYTES = 17;
const END = 0x80;
const MESSAGE = 0; // libsodium's tags, which it names only once it is loaded
const FINAL = 3;

/** The key of one file: 32 random bytes. */
export function makeFileKey(): Uint8Array {
	return randomBytes(FILE_KEY_BYTES);
}

/** The length to which content of `size` bytes is padded: Padmé, at least 64 KiB. */
export function paddedSize(size: number): number {
	const length = Math.max(PADDED_MIN, size + 1);
	const exponent = bitLength(length) - 1;
	const step = 2 ** (exponent - bitLength(exponent));
	return Math.ceil(length / step) * step;
}

/** The length of the blob that content of `size` bytes becomes. */
export function blobSize(size: number): number {
	const padded = paddedSize(size);
	return HEADER_BYTES + padded + Math.ceil(padded / CHUNK_BYTES) * TAG_BYTES;
}

/** The address of a blob as text; to be checked over the whole download. */
export async function address(blob: Pieces): Promise<string> {
	const state = sodium.crypto_generichash_init(null, HASH_BYTES);
	for await (const piece of blob) sodium.crypto_generichash_update(state, piece);
	return b64(sodium.crypto_generichash_final(state, HASH_BYTES));
}

/** The blob around content of `size` bytes. @throws RangeError if the content has another size */
export async function* sealFile(
	key: Uint8Array,
	content: Pieces,
	size: number,
): AsyncGenerator<Uint8Array> {
	const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key);
	yield header;
	let left = paddedSize(size);
	for await (const chunk of inChunks(withPadding(content, size), CHUNK_BYTES)) {
		left -= chunk.length;
		const tag = left > 0 ? MESSAGE : FINAL;
		yield sodium.crypto_secretstream_xchacha20poly1305_push(state, chunk, null, tag);
	}
}

/**
 * The content of `size` bytes in a blob. Each piece was in its place; only the end says that all of
 * it was there. @throws ProtocolError 'aead' if altered, cut or reordered | 'pad' for another size
 */
export async function* openFile(
	key: Uint8Array,
	blob: Pieces,
	size: number,
): AsyncGenerator<Uint8Array> {
	let offset = 0;
	for await (const chunk of openChunks(key, blob)) {
		const content = chunk.subarray(0, Math.max(0, size - offset));
		const padding = chunk.subarray(content.length);
		const end = offset + content.length === size ? END : 0;
		demand(
			padding.every((byte, index) => byte === (index === 0 ? end : 0)),
			'pad',
		);
		offset += chunk.length;
		if (content.length > 0) yield content;
	}
	demand(offset === paddedSize(size), 'pad');
}

async function* openChunks(key: Uint8Array, blob: Pieces): AsyncGenerator<Uint8Array> {
	const chunks = inChunks(blob, CHUNK_BYTES + TAG_BYTES, HEADER_BYTES);
	const header = (await chunks.next()).value;
	demand(header?.length === HEADER_BYTES, 'aead');
	const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key);
	let tag = MESSAGE;
	for await (const sealed of chunks) {
		demand(tag === MESSAGE && sealed.length > TAG_BYTES, 'aead');
		const opened = sodium.crypto_secretstream_xchacha20poly1305_pull(state, sealed, null);
		demand(opened !== false, 'aead');
		tag = opened.tag;
		yield opened.message;
	}
	demand(tag === FINAL, 'aead');
}

async function* withPadding(content: Pieces, size: number): AsyncGenerator<Uint8Array> {
	let left = size;
	for await (const piece of content) {
		left -= piece.length;
		yield piece;
	}
	if (left !== 0) throw new RangeError('the content is not as long as was said');
	const padding = new Uint8Array(paddedSize(size) - size);
	padding[0] = END;
	yield padding;
}

/** The same bytes in chunks of `length`, the last one shorter; one of `first` bytes in front. */
export async function* inChunks(
	pieces: Pieces,
	length: number,
	first = length,
): AsyncGenerator<Uint8Array, undefined> {
	let held: Uint8Array = new Uint8Array();
	let wanted = first;
	for await (const piece of pieces) {
		held = concat(held, piece);
		for (; held.length >= wanted; wanted = length) {
			yield held.subarray(0, wanted);
			held = held.subarray(wanted);
		}
	}
	if (held.length > 0) yield held;
	return undefined;
}

function bitLength(number: number): number {
	return number.toString(2).length;
}
