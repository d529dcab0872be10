import type { Lock } from '../api/shapes.ts';
import { b64, randomBytes } from '../protocol/encoding.ts';
import type { Account } from '../protocol/keys.ts';
import {
	lockAuth,
	normalLogin,
	passwordOutput,
	recoveryOutput,
	wrap,
	type LockKind,
} from '../protocol/locks.ts';

const SUITE = 1;
const SALT_BYTES = 16;

/** A fresh password lock; takes about a second. @throws ProtocolError 'login' */
export function passwordLock(account: Account, login: string, password: string): Lock {
	const salt = randomBytes(SALT_BYTES);
	const output = passwordOutput(password, normalLogin(login), salt, SUITE);
	const lock = lockOf(account, 'password', output);
	return { ...lock, suite: SUITE, public: { server_salt: b64(salt) } };
}

/** The lock of a recovery code. */
export function recoveryLock(account: Account, code: Uint8Array): Lock {
	return lockOf(account, 'recovery', recoveryOutput(code));
}

function lockOf(account: Account, kind: LockKind, output: Uint8Array): Lock {
	const wrapped = wrap(output, kind, account.secret);
	return { kind, suite: 0, public: {}, auth: b64(lockAuth(output)), wrapped: b64(wrapped) };
}
