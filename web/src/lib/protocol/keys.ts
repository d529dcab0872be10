import { b64, concat, digest, keyed, pae, randomBytes, type Part } from './encoding.ts';
import { demand } from './errors.ts';
import { sodium } from './sodium.ts';

export const SECRET_BYTES = 32;
export const CARD_BYTES = 64;
export const SIGNATURE_BYTES = 64;
/** A sealed box around 32 bytes. */
export const BOX_BYTES = 80;

const KEY_BYTES = 32;

/** The signing key in a 64-byte card. */
export function signKey(card: Uint8Array): Uint8Array {
	return card.subarray(0, KEY_BYTES);
}

/** The sealing key in a 64-byte card. */
export function boxKey(card: Uint8Array): Uint8Array {
	return card.subarray(KEY_BYTES);
}

/** Both keys of a card as text, each marked with its use. */
export function keysOf(card: Uint8Array): [sign: string, box: string] {
	return [`sign ${b64(signKey(card))}`, `box ${b64(boxKey(card))}`];
}

/** The account id of a card, as text. */
export function accountId(card: Uint8Array): string {
	return b64(digest('mt1/id', card));
}

/** Whether both keys of a card are sound: neither is of small order, the first lies on the curve. */
export function isGoodCard(card: Uint8Array): boolean {
	if (card.length !== CARD_BYTES) return false;
	const eight = new Uint8Array(KEY_BYTES);
	eight[0] = 8;
	try {
		sodium.crypto_sign_ed25519_pk_to_curve25519(signKey(card));
		sodium.crypto_scalarmult(eight, boxKey(card));
		return true;
	} catch {
		return false;
	}
}

/** Ed25519 as libsodium verifies it; WebCrypto accepts more, so it is never used. */
export function verifySignature(key: Uint8Array, message: Uint8Array, sig: Uint8Array): boolean {
	if (key.length !== KEY_BYTES || sig.length !== SIGNATURE_BYTES) return false;
	return sodium.crypto_sign_verify_detached(sig, message, key);
}

/** A person, a practice or an open invitation: everything is derived from one 32-byte secret. */
export class Account {
	readonly secret: Uint8Array;
	/** Signing key followed by sealing key: the public identity, 64 bytes. */
	readonly card: Uint8Array;
	readonly id: string;
	/** Key of what is kept on this device. */
	readonly selfKey: Uint8Array;
	readonly #signSecret: Uint8Array;
	readonly #boxSecret: Uint8Array;

	constructor(secret: Uint8Array) {
		const sign = sodium.crypto_sign_seed_keypair(keyed(secret, 'mt1/sign'));
		const box = sodium.crypto_box_seed_keypair(keyed(secret, 'mt1/box'));
		this.secret = secret;
		this.card = concat(sign.publicKey, box.publicKey);
		this.id = accountId(this.card);
		this.selfKey = keyed(secret, 'mt1/self');
		this.#signSecret = sign.privateKey;
		this.#boxSecret = box.privateKey;
	}

	get signPk(): Uint8Array {
		return signKey(this.card);
	}

	get boxPk(): Uint8Array {
		return boxKey(this.card);
	}

	/** A 64-byte signature over the parts. */
	sign(...parts: [label: string, ...Part[]]): Uint8Array {
		return sodium.crypto_sign_detached(pae(...parts), this.#signSecret);
	}

	/** What was sealed to this card, or null if it does not open. */
	openBox(box: Uint8Array): Uint8Array | null {
		try {
			return sodium.crypto_box_seal_open(box, this.boxPk, this.#boxSecret);
		} catch {
			return null;
		}
	}
}

/** A new account from fresh randomness. */
export function makeAccount(): Account {
	return new Account(randomBytes(SECRET_BYTES));
}

/** Seals `content` so that only the holder of `card` opens it. @throws ProtocolError 'card' for an unsound card */
export function sealTo(card: Uint8Array, content: Uint8Array): Uint8Array {
	demand(isGoodCard(card), 'card');
	return sodium.crypto_box_seal(content, boxKey(card));
}
