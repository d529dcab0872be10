import type { Http } from '../api/http.ts';
import { ProblemError, Unreachable } from '../api/problems.ts';
import { readCode } from '../protocol/codes.ts';
import { b64, unb64 } from '../protocol/encoding.ts';
import { demand, orElse, ProtocolError } from '../protocol/errors.ts';
import type { Account } from '../protocol/keys.ts';
import {
	checkSuite,
	lockAuth,
	normalLogin,
	passwordOutput,
	recoveryOutput,
	unlock,
	type LockKind,
} from '../protocol/locks.ts';
import type { KnownLogins } from '../sync/known.ts';
import { assertionOf, type UsedPasskey } from '../sync/locks.ts';

const SALT_BYTES = 16;
const WRAPPED_BYTES = 72;

/**
 * Returns the account behind `login` and remembers it on this device.
 * @throws ProtocolError 'suite' before any key is derived if the server asks for weaker protection,
 * 'identity' if it is not the account that this device knows, 'aead' if what came does not open;
 * ProblemError 'unlock-refused' for an unknown login or a wrong password, alike; Unreachable without
 * a connection, unless the lock was opened here before
 */
export async function unlockWithPassword(
	http: Http,
	known: KnownLogins,
	login: string,
	password: string,
): Promise<Account> {
	try {
		const { suite, salt } = await parameters(http, known, login);
		const output = passwordOutput(password, normalLogin(login), salt, suite);
		const { account, wrapped } = await openLock(http, known, login, 'password', output);
		await known.remember(login, account.id, suite);
		await known.keepLock(login, { suite, server_salt: b64(salt), wrapped: b64(wrapped) });
		return account;
	} catch (error) {
		const isAway = error instanceof Unreachable;
		const kept = isAway && (await unlockWithKeptLock(known, login, password));
		if (!kept) throw error;
		return kept;
	}
}

/** The account behind the lock that this browser kept, null if it kept none. */
async function unlockWithKeptLock(
	known: KnownLogins,
	login: string,
	password: string,
): Promise<Account | null> {
	const lock = await known.lockOf(login);
	if (!lock) return null;
	const salt = unb64(lock.server_salt, SALT_BYTES);
	const output = passwordOutput(password, normalLogin(login), salt, lock.suite);
	try {
		const wrapped = unb64(lock.wrapped, WRAPPED_BYTES);
		return unlock(output, 'password', wrapped, (await known.recall(login)).id);
	} catch (error) {
		if (!(error instanceof ProtocolError) || error.code !== 'aead') throw error;
		throw new ProblemError(403, { type: 'unlock-refused' }); // as the server says it
	}
}

/** As `unlockWithPassword`, by the printed code. @throws also ProtocolError 'code' if mistyped */
export async function unlockWithRecoveryCode(
	http: Http,
	known: KnownLogins,
	login: string,
	code: string,
): Promise<Account> {
	const output = recoveryOutput(readCode(code.replace(/\s/g, ''), 'recover'));
	const { account } = await openLock(http, known, login, 'recovery', output);
	await known.remember(login, account.id, 0);
	return account;
}

/** As `unlockWithPassword`, by a passkey that was used just now; it names the account itself. */
export async function unlockWithPasskey(
	http: Http,
	known: KnownLogins,
	used: UsedPasskey,
): Promise<{ account: Account; wrapped: string }> {
	const id = b64(used.user);
	const auth = b64(lockAuth(used.output));
	const asked = { id, auth, assertion: assertionOf(used) };
	const wrapped = await http
		.post<{ wrapped: string }>('/unlock/passkey', asked)
		.then((told) => told.wrapped)
		.catch(async (error: unknown) => {
			const kept = error instanceof Unreachable && (await known.passkeyOf(id));
			if (!kept) throw error;
			return kept;
		});
	const account = unlock(used.output, 'passkey', unb64(wrapped, WRAPPED_BYTES), id);
	return { account, wrapped };
}

/** Anything but a suite of our own table and a salt of the right length is refused. */
export async function parameters(
	http: Http,
	known: KnownLogins,
	login: string,
): Promise<{ suite: number; salt: Uint8Array }> {
	const told = await http.post<unknown>('/unlock/begin', { login: normalLogin(login) });
	const isObject = typeof told === 'object' && told !== null;
	demand(isObject && Object.keys(told).sort().join() === 'server_salt,suite', 'suite');
	const { suite, server_salt: salt } = told as { suite: unknown; server_salt: unknown };
	checkSuite(suite, (await known.recall(login)).suite);
	return { suite: Number(suite), salt: orElse('suite', () => unb64(salt, SALT_BYTES)) };
}

/** The account behind a lock, and the lock as the server keeps it. @throws as `unlockWithPassword` */
export async function openLock(
	http: Http,
	known: KnownLogins,
	login: string,
	kind: LockKind,
	output: Uint8Array,
): Promise<{ account: Account; wrapped: Uint8Array }> {
	const told = await http.post<{ wrapped: unknown }>('/unlock', {
		login: normalLogin(login),
		kind,
		auth: b64(lockAuth(output)),
	});
	const wrapped = unb64(told.wrapped, WRAPPED_BYTES);
	return { account: unlock(output, kind, wrapped, (await known.recall(login)).id), wrapped };
}
