import { NONCE_BYTES, aeadOpen, aeadSeal } from './aead.ts';
import { decode, encode, isObject, type JsonObject } from './canonical.ts';
import { keyed, pae, randomBytes, sameBytes } from './encoding.ts';
import type { Entry, Header } from './entry.ts';
import { demand, orElse } from './errors.ts';
import { Account, SECRET_BYTES } from './keys.ts';
import { boxName, type SpaceState } from './state.ts';

/** What a sealed post is bound to, besides its key. */
export type Place = Pick<Header, 'space' | 'author' | 'id' | 'gen'>;

const SMALLEST = 256;
const LARGEST = 65_536;
const END = 0x80;

/** A new generation key: 32 random bytes. */
export function makeGenerationKey(): Uint8Array {
	return randomBytes(SECRET_BYTES);
}

/** What an entry publishes of a generation key, so that all members get the same one. */
export function commitment(key: Uint8Array, space: string, gen: number): Uint8Array {
	return keyed(key, 'mt1/commit', gen === 1 ? '' : space, String(gen));
}

/**
 * The key of one generation, out of the boxes of this account. About 0.2 ms: see KeyRing.
 * @throws ProtocolError 'nokey' | 'seal' | 'commit' | 'secret'
 */
export function generationKey(state: SpaceState, account: Account, gen: number): Uint8Array {
	const boxes = state.boxes.get(boxName(gen, account.id));
	const commit = state.commits.get(gen);
	demand(boxes !== undefined && commit !== undefined, 'nokey');
	const opened = boxes.map((box) => account.openBox(box)).filter((key) => key !== null);
	demand(opened.length > 0, 'seal');
	const key = opened.find(
		(each) => each.length === SECRET_BYTES && sameBytes(commitment(each, state.space, gen), commit),
	);
	demand(key !== undefined, 'commit');
	const card = state.cards.get(gen);
	demand(card === undefined || sameBytes(new Account(key).card, card), 'secret');
	return key;
}

/** Remembers the generation keys that one account has opened. */
export class KeyRing {
	readonly #account: Account;
	readonly #keys = new Map<string, Uint8Array>();

	constructor(account: Account) {
		this.#account = account;
	}

	/** As generationKey. @throws ProtocolError 'nokey' | 'seal' | 'commit' | 'secret' */
	key(state: SpaceState, gen: number): Uint8Array {
		const name = boxName(gen, state.space);
		const key = this.#keys.get(name) ?? generationKey(state, this.#account, gen);
		this.#keys.set(name, key);
		return key;
	}
}

/** The body of a post. Only vectors give a nonce. @throws ProtocolError 'json' | 'pad' if too long */
export function sealPost(
	key: Uint8Array,
	place: Place,
	post: JsonObject,
	nonce?: Uint8Array,
): Uint8Array {
	return aeadSeal(keyed(key, 'mt1/post'), pad(encode(post)), binding(place), nonce);
}

/** What a verified post says. @throws ProtocolError 'aead' | 'pad' | 'post' */
export function openPost(
	key: Uint8Array,
	{ header, body }: Pick<Entry, 'header' | 'body'>,
): JsonObject {
	demand(body.length > NONCE_BYTES, 'aead');
	const content = unpad(aeadOpen(keyed(key, 'mt1/post'), body, binding(header)));
	const post = orElse('post', () => decode(content));
	demand(isObject(post), 'post');
	return post;
}

/** Hides a length among nine. @throws ProtocolError 'pad' above 65,535 bytes */
export function pad(content: Uint8Array): Uint8Array {
	const padded = new Uint8Array(paddedLength(content.length));
	padded.set(content);
	padded[content.length] = END;
	return padded;
}

/** What was padded. @throws ProtocolError 'pad' unless `padded` is how `pad` would write it */
export function unpad(padded: Uint8Array): Uint8Array {
	let length = padded.length - 1;
	while (padded[length] === 0) length -= 1;
	demand(padded[length] === END, 'pad');
	demand(padded.length === paddedLength(length), 'pad');
	return padded.subarray(0, length);
}

function paddedLength(length: number): number {
	let padded = SMALLEST;
	while (padded < length + 1) padded *= 2;
	demand(padded <= LARGEST, 'pad');
	return padded;
}

function binding({ space, author, id, gen }: Place): Uint8Array {
	return pae('mt1/post', space, author, id, String(gen));
}
