import { aeadOpen, aeadSeal } from './aead.ts';
import { codeSecret } from './codes.ts';
import { HASH_BYTES, digest, keyed, pae } from './encoding.ts';
import { demand } from './errors.ts';
import { Account } from './keys.ts';
import { sodium } from './sodium.ts';

export type LockKind = 'password' | 'passkey' | 'recovery';

/** What one guess at a password costs under Argon2id v1.3. */
export type Suite = { passes: number; memoryBytes: number };

/** The suites by number. A server can name one of them, not weaken it. */
export const SUITES: ReadonlyMap<number, Suite> = new Map([
	[1, { passes: 3, memoryBytes: 64 * 1024 * 1024 }],
]);

/** What a passkey's PRF extension is asked for. */
export const PRF_INPUT: Uint8Array = new TextEncoder().encode('mt1/prf');

const SALT_BYTES = 16;
const AROUND = /^[\t-\r ]+|[\t-\r ]+$/g;
const NOT_ASCII = /\P{ASCII}/u;

/** An e-mail as a login: trimmed, A to Z lowered. @throws ProtocolError 'login' if empty or not ASCII */
export function normalLogin(text: string): string {
	const login = text.replace(AROUND, '').replace(/[A-Z]/g, (letter) => letter.toLowerCase());
	demand(login !== '' && !NOT_ASCII.test(login), 'login');
	return login;
}

/**
 * The cost of the suite that a server asks for: a known one, never below the highest seen before.
 * @throws ProtocolError 'suite'
 */
export function checkSuite(suite: unknown, highestSeen = 0): Suite {
	demand(typeof suite === 'number' && suite >= highestSeen, 'suite');
	const cost = SUITES.get(suite);
	demand(cost !== undefined, 'suite');
	return cost;
}

/**
 * The 32-byte output of a password lock. Takes about a second and 64 MiB.
 * @throws ProtocolError 'suite' | 'login' before any work is done
 */
export function passwordOutput(
	password: string,
	login: string,
	serverSalt: Uint8Array,
	suite: unknown,
): Uint8Array {
	const cost = checkSuite(suite);
	demand(serverSalt.length === SALT_BYTES, 'suite');
	return sodium.crypto_pwhash(
		HASH_BYTES,
		new TextEncoder().encode(password.normalize('NFKC')),
		passwordSalt(login, serverSalt),
		cost.passes,
		cost.memoryBytes,
		sodium.crypto_pwhash_ALG_ARGON2ID13,
	);
}

/** The Argon2id salt of a login: 16 bytes, different for two people under one server salt. */
export function passwordSalt(login: string, serverSalt: Uint8Array): Uint8Array {
	return digest('mt1/salt', serverSalt, normalLogin(login)).slice(0, SALT_BYTES);
}

/** The 32-byte output of a recovery lock. */
export function recoveryOutput(code: Uint8Array): Uint8Array {
	return codeSecret(code, 'recover');
}

/** What is shown to the server in place of a lock's output. */
export function lockAuth(output: Uint8Array): Uint8Array {
	return keyed(output, 'mt1/lock/auth');
}

/** What the server keeps to recognise it: the plain BLAKE2b-256. */
export function authHash(auth: Uint8Array): Uint8Array {
	return sodium.crypto_generichash(HASH_BYTES, auth, null);
}

/** Wraps an account secret under a lock: 72 bytes. Only vectors give a nonce. */
export function wrap(
	output: Uint8Array,
	kind: LockKind,
	secret: Uint8Array,
	nonce?: Uint8Array,
): Uint8Array {
	return aeadSeal(keyed(output, 'mt1/lock/wrap'), secret, pae('mt1/lock', kind), nonce);
}

/** The wrapped account secret. @throws ProtocolError 'aead' for another output, kind or content */
export function unwrap(output: Uint8Array, kind: LockKind, wrapped: Uint8Array): Uint8Array {
	const secret = aeadOpen(keyed(output, 'mt1/lock/wrap'), wrapped, pae('mt1/lock', kind));
	demand(secret.length === HASH_BYTES, 'aead');
	return secret;
}

/** The account behind a lock, the remembered one if there is one. @throws ProtocolError 'aead' | 'identity' */
export function unlock(
	output: Uint8Array,
	kind: LockKind,
	wrapped: Uint8Array,
	rememberedId?: string,
): Account {
	const account = new Account(unwrap(output, kind, wrapped));
	demand(account.id === (rememberedId ?? account.id), 'identity');
	return account;
}
