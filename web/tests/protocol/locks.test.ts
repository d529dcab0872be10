import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeCode, readCode, writeCode } from '../../src/lib/protocol/codes.ts';
import { randomBytes } from '../../src/lib/protocol/encoding.ts';
import { makeAccount } from '../../src/lib/protocol/keys.ts';
import * as locks from '../../src/lib/protocol/locks.ts';
import { signSession, verifySession } from '../../src/lib/protocol/sessions.ts';
import { ready, sodium } from '../../src/lib/protocol/sodium.ts';
import { NOON, makeWorld, verdict } from './people.ts';

await ready();

const code = fc.uint8Array({ minLength: 15, maxLength: 15 });

describe('codes', () => {
	test('are read however they are typed', () => {
		fc.assert(
			fc.property(code, (bytes) => {
				const written = writeCode(bytes, 'join');
				expect(written).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
				const typed = written.toLowerCase().replaceAll('-', '').replaceAll('0', 'o');
				expect(readCode(typed.replace(/1/g, 'l'), 'join')).toEqual(bytes);
			}),
		);
	});

	test('are refused with one letter wrong, and for the other purpose', () => {
		const written = writeCode(new Uint8Array(15), 'join');
		expect(verdict(() => readCode(written.replace('0', '2'), 'join'))).toBe('code');
		expect(verdict(() => readCode(written, 'recover'))).toBe('code');
	});

	test.each([
		'',
		'0',
		'U'.repeat(28),
		`${'0'.repeat(27)}\u0131`,
		' '.repeat(28),
		'\u212a'.repeat(28),
	])('%j is no code', (text) => {
		expect(verdict(() => readCode(text, 'join'))).toBe('code');
	});

	test('differ every time', () => {
		expect(makeCode()).not.toEqual(makeCode());
	});
});

describe('locks', () => {
	const account = makeAccount();
	const output = randomBytes(32);

	test('36: open for their own output and kind alone', () => {
		const wrapped = locks.wrap(output, 'passkey', account.secret);
		expect(wrapped).toHaveLength(72);
		expect(locks.unlock(output, 'passkey', wrapped, account.id).id).toBe(account.id);
		const flipped = wrapped.map((byte, index) => (index === 40 ? byte ^ 1 : byte));
		const wrong = [
			() => locks.unwrap(output, 'password', wrapped),
			() => locks.unwrap(randomBytes(32), 'passkey', wrapped),
			() => locks.unwrap(output, 'passkey', flipped),
			() => locks.unwrap(output, 'passkey', wrapped.subarray(0, 71)),
			() => locks.unwrap(output, 'passkey', new Uint8Array()),
		];
		expect(wrong.map(verdict)).toEqual(wrong.map(() => 'aead'));
	});

	test('36: another account than the remembered one is refused', () => {
		const other = locks.wrap(output, 'passkey', makeAccount().secret);
		expect(verdict(() => locks.unlock(output, 'passkey', other, account.id))).toBe('identity');
	});

	test.each([0, null, undefined, '1', 2, -1, 1.5, true, { m: 8 }])(
		'37: suite %j is refused',
		(suite) => {
			const asked = (): unknown =>
				locks.passwordOutput('a long password', 'anna@example.org', new Uint8Array(16), suite);
			expect(verdict(asked)).toBe('suite');
		},
	);

	test('38: a suite below one used before is refused', () => {
		expect(verdict(() => locks.checkSuite(1, 1))).toBe('ok');
		expect(verdict(() => locks.checkSuite(1, 2))).toBe('suite');
	});

	test('38: one server salt gives two people two salts', () => {
		const salt = randomBytes(16);
		expect(locks.passwordSalt('anna@example.org', salt)).not.toEqual(
			locks.passwordSalt('ben@example.org', salt),
		);
	});

	test('a login is trimmed and lowered, ASCII alone', () => {
		expect(locks.normalLogin(' \tAnna@Example.ORG\n')).toBe('anna@example.org');
		for (const login of ['', '  ', 'ännä@example.org', 'an\u212aa@example.org', '\u00a0a']) {
			expect(verdict(() => locks.normalLogin(login))).toBe('login');
		}
	});

	test('the PRF is asked for one input', () => {
		expect(sodium.to_string(locks.PRF_INPUT)).toBe('mt1/prf');
	});
});

describe('54: signatures', () => {
	const { client, care } = makeWorld();
	const nonce = randomBytes(32);
	const signature = signSession(client, 'https://a.example', nonce, NOON);
	const opens = (origin: string, sig = signature, at = NOON): boolean =>
		verifySession(client.signPk, origin, nonce, at, sig);

	test('open a session at their own origin and time alone', () => {
		expect(opens('https://a.example')).toBe(true);
		expect(opens('https://b.example')).toBe(false);
		expect(opens('https://a.example', signature, NOON + 1)).toBe(false);
	});

	test('are not taken for each other', () => {
		const entry = care.post(client, 'x');
		expect(opens('https://a.example', entry.signature)).toBe(false);
		expect(care.try({ ...entry, signature })).toBe('sig');
	});
});
