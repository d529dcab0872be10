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

/** What a person has chosen to open an account with. */
export type ChosenLock = Readonly<{ kind: 'password'; password: string }>;

/** A fresh lock as it was chosen; a password takes about a second. @throws ProtocolError 'login' */
export function lockOf(account: Account, login: string, { password }: ChosenLock): Lock {
	const salt = randomBytes(SALT_BYTES);
	const output = passwordOutput(password, normalLogin(login), salt, SUITE);
	const lock = wrapped(account, 'password', output);
	return { ...lock, suite: SUITE, public: { server_salt: b64(salt) } };
}

/** The lock of a recovery code. */
export function recoveryLock(account: Account, code: Uint8Array): Lock {
	return wrapped(account, 'recovery', recoveryOutput(code));
}

function wrapped(account: Account, kind: LockKind, output: Uint8Array): Lock {
	const secret = wrap(output, kind, account.secret);
	return { kind, suite: 0, public: {}, auth: b64(lockAuth(output)), wrapped: b64(secret) };
}
