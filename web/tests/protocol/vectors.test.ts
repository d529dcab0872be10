import { describe, expect, test } from 'vitest';
import { decode, encode, type JsonObject } from '../../src/lib/protocol/canonical.ts';
import { codeSecret, joinAccount, readCode, writeCode } from '../../src/lib/protocol/codes.ts';
import { b64, digest, keyed, pae, unb64 } from '../../src/lib/protocol/encoding.ts';
import { toWire, type Wire } from '../../src/lib/protocol/entry.ts';
import { address, blobSize, openFile, paddedSize } from '../../src/lib/protocol/files.ts';
import { digits } from '../../src/lib/protocol/flows.ts';
import { Account } from '../../src/lib/protocol/keys.ts';
import * as locks from '../../src/lib/protocol/locks.ts';
import { generationKey, openPost, pad, sealPost, unpad } from '../../src/lib/protocol/sealing.ts';
import * as sessions from '../../src/lib/protocol/sessions.ts';
import { parse } from '../../src/lib/protocol/shapes.ts';
import { ready, sodium } from '../../src/lib/protocol/sodium.ts';
import { verifyLog } from '../../src/lib/protocol/spaces.ts';
import { spaceProof } from '../../src/lib/protocol/writing.ts';
import { account, vectors, verdict } from './people.ts';

await ready();

type Text = Record<string, string>;
type Vectors = {
	pae: { parts: string[]; out: string }[];
	hash: { parts: [string, ...string[]]; out: string }[];
	keyed: { key: string; parts: [string, ...string[]]; out: string }[];
	canonical: { accept: string[]; reject: string[] };
	account: Text & { accept_signature: Text };
	password_lock: Text;
	passkey_lock: Text;
	recovery_lock: Text;
	code: Text & { proof_for_space: Text };
	verify: { entry_hash: string; digits: string }[];
	session: Text & { at: number };
	consent: Text & { version: number; at: number };
	pad: { length: number; padded: number }[];
	padme: { content_length: number; padded: number }[];
	post: Text & { gen: number; plaintext: JsonObject };
	log: {
		practice: Wire[];
		care: Wire[];
		codes: Text;
		reads: { reader: string; seq: number; result: JsonObject | string }[];
	} & Record<'care_head_b64' | 'practice_head_b64' | 'verify_digits', string> &
		Record<'care_seq' | 'care_gen' | 'practice_seq' | 'practice_gen', number>;
};

const given = vectors('protocol.json') as Vectors;
const hex = (text: string | undefined): Uint8Array => sodium.from_hex(text ?? '');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('encodings', () => {
	test.each(given.pae)('concatenation of $parts', ({ parts, out }) => {
		expect(sodium.to_hex(pae(...parts))).toBe(out);
	});

	test.each(given.hash)('hash of $parts', ({ parts, out }) => {
		expect(sodium.to_hex(digest(...parts))).toBe(out);
	});

	test.each(given.keyed)('keyed hash of $parts', ({ key, parts, out }) => {
		expect(sodium.to_hex(keyed(hex(key), ...parts))).toBe(out);
	});

	test.each(given.canonical.accept)('canonical: %s', (text) => {
		expect(encode(decode(utf8(text)))).toEqual(utf8(text));
	});

	test.each(given.canonical.reject)('not canonical: %s', (text) => {
		expect(verdict(() => decode(utf8(text)))).toBe('json');
	});
});

describe('an account', () => {
	const me = new Account(hex(given.account['secret']));

	test('is derived from its secret', () => {
		expect(sodium.to_hex(me.signPk)).toBe(given.account['sign_public']);
		expect(sodium.to_hex(me.boxPk)).toBe(given.account['box_public']);
		expect(b64(me.card)).toBe(given.account['card_b64']);
		expect(me.id).toBe(given.account['id_b64']);
	});

	test('accepts an invitation', () => {
		const { space, role, invite, commit, sig_b64 } = given.account.accept_signature;
		const parts = [space, me.id, role, invite, commit].map((part) => part ?? '');
		expect(b64(me.sign('mt1/accept', ...parts))).toBe(sig_b64);
	});

	test('opens a session', () => {
		const { origin = '', nonce, at, sig_b64 } = given.session;
		const signature = sessions.signSession(me, origin, hex(nonce), at);
		expect(b64(signature)).toBe(sig_b64);
		expect(sessions.verifySession(me.signPk, origin, hex(nonce), at, signature)).toBe(true);
	});

	test('consents to a policy', () => {
		const { consent } = given;
		const signed = {
			practiceSpace: consent['practice_space'] ?? '',
			careSpace: consent['care_space'] ?? '',
			policyHash: consent['policy_hash'] ?? '',
			version: consent.version,
			locale: consent['locale'] ?? '',
			role: 'client',
			decision: 'permit',
			at: consent.at,
		} as const;
		const signature = sessions.signConsent(me, signed);
		expect(b64(signature)).toBe(consent['sig_b64']);
		expect(sessions.verifyConsent(me.signPk, signed, signature)).toBe(true);
	});
});

describe('locks', () => {
	test('a password yields the same output and the same wrapped secret', () => {
		const lock = given.password_lock;
		const salt = hex(lock['server_salt']);
		const { password = '', login = '' } = lock;
		expect(sodium.to_hex(locks.passwordSalt(login, salt))).toBe(lock['salt']);
		const output = locks.passwordOutput(password, login, salt, lock['suite']);
		const auth = locks.lockAuth(output);
		expect(b64(output)).toBe(lock['unlocked_b64']);
		expect(b64(auth)).toBe(lock['auth_b64']);
		expect(b64(locks.authHash(auth))).toBe(lock['auth_hash_b64']);
		expectWrapped(output, 'password', lock);
	});

	test('a passkey wraps the same secret', () => {
		expectWrapped(hex(given.passkey_lock['prf_output']), 'passkey', given.passkey_lock);
	});

	test('a recovery code wraps the same secret', () => {
		const output = locks.recoveryOutput(hex(given.recovery_lock['code']));
		expectWrapped(output, 'recovery', given.recovery_lock);
	});

	function expectWrapped(output: Uint8Array, kind: locks.LockKind, lock: Text): void {
		const wrapped = locks.wrap(output, kind, hex(lock['secret']), hex(lock['nonce']));
		expect(b64(wrapped)).toBe(lock['wrapped_b64']);
		expect(locks.unwrap(output, kind, wrapped)).toEqual(hex(lock['secret']));
	}
});

test('a code is written, read, and turned into secrets alike', () => {
	const code = hex(given.code['code']);
	const { space = '', proof_b64 } = given.code.proof_for_space;
	for (const purpose of ['join', 'recover'] as const) {
		expect(writeCode(code, purpose)).toBe(given.code[purpose]);
		expect(readCode(given.code[purpose] ?? '', purpose)).toEqual(code);
		expect(b64(codeSecret(code, purpose))).toBe(given.code[`${purpose}_secret_b64`]);
	}
	expect(joinAccount(code).id).toBe(given.code['join_seat_id_b64']);
	expect(b64(spaceProof(joinAccount(code), space))).toBe(proof_b64);
});

test.each(given.verify)('the digits of $entry_hash', ({ entry_hash, digits: expected }) => {
	expect(digits(b64(hex(entry_hash)))).toBe(expected);
});

test.each(given.pad)('$length bytes are padded to $padded', ({ length, padded }) => {
	const content = new Uint8Array(length).fill(1);
	expect(pad(content)).toHaveLength(padded);
	expect(unpad(pad(content))).toEqual(content);
});

test.each(given.padme)('a file of $content_length is padded to $padded', (row) => {
	expect(paddedSize(row.content_length)).toBe(row.padded);
});

test('a post is sealed to the same bytes', () => {
	const { generation_key, space = '', author = '', id = '', gen, plaintext } = given.post;
	const place = { space, author, id, gen };
	const body = sealPost(hex(generation_key), place, plaintext, hex(given.post['nonce']));
	expect(sodium.to_hex(body)).toBe(given.post['body']);
});

describe('the honest log', () => {
	const { log } = given;
	const care = verifyLog(log.care);
	const practice = verifyLog(log.practice);
	const code = (name: string): Uint8Array => unb64(log.codes[name]);
	const readers: Record<string, Account> = {
		'account 2, therapist': account(2),
		'account 3, cover': account(3),
		'account 4, client': account(4),
		'account 5, client re-invited': account(5),
		'practice generation 1': new Account(generationKey(practice, account(1), 1)),
		'practice generation 2': new Account(generationKey(practice, account(1), 2)),
		'join code of the client': joinAccount(code('client_b64')),
	};

	test('verifies to the same heads', () => {
		expect([care.head, care.seq, care.gen]).toEqual([
			...[log.care_head_b64, log.care_seq, log.care_gen],
		]);
		expect([practice.head, practice.seq, practice.gen]).toEqual([
			...[log.practice_head_b64, log.practice_seq, log.practice_gen],
		]);
		expect(digits(care.lastSeats)).toBe(log.verify_digits);
	});

	test.each(log.care)('is written back as it was read: entry %#', (wire) => {
		expect(toWire(parse(wire))).toEqual(wire);
	});

	test.each(log.reads)('$reader at $seq', ({ reader, seq, result }) => {
		const me = readers[reader];
		if (me === undefined) throw new RangeError(reader);
		const entry = parse(log.care[seq]);
		const read = (): JsonObject => openPost(generationKey(care, me, entry.header.gen), entry);
		if (typeof result === 'string') expect(verdict(read)).toBe(result);
		else expect(read()).toEqual(result);
	});
});

test('a sealed file opens', async () => {
	const file = vectors('file.json') as { key: string; size: number; padded: number } & Text;
	const blob = unb64(file['blob_b64']);
	const content = await Array.fromAsync(openFile(hex(file.key), [blob], file.size));
	expect(await address([blob])).toBe(file['address_b64']);
	expect([paddedSize(file.size), blobSize(file.size)]).toEqual([file.padded, blob.length]);
	const bytes = content.flatMap((piece) => [...piece]);
	expect(bytes).toEqual(Array.from({ length: file.size }, (_, i) => (i * 7) % 256));
});
