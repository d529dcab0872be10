import type { Http } from '../api/http.ts';
import { Unreachable } from '../api/problems.ts';
import type { Lock } from '../api/shapes/accounts.ts';
import { b64, randomBytes, unb64 } from '../protocol/encoding.ts';
import type { Account } from '../protocol/keys.ts';
import {
	lockAuth,
	normalLogin,
	passwordOutput,
	PRF_INPUT,
	recoveryOutput,
	wrap,
	type LockKind,
} from '../protocol/locks.ts';

const SUITE = 1;
const SALT_BYTES = 16;
const NONCE_BYTES = 32;

/** What the page asks the browser's authenticator with. `user` is the account's id, as bytes. */
export type Asked = Readonly<{
	challenge: Uint8Array<ArrayBuffer>;
	input: Uint8Array<ArrayBuffer>;
	user: Uint8Array<ArrayBuffer>;
}>;

/** A passkey that was made: its PRF output, and what the server has to be shown. */
export type MadePasskey = Readonly<{
	kind: 'passkey';
	output: Uint8Array;
	attestation: Uint8Array;
	clientData: Uint8Array;
}>;

/** A passkey that was used: whose it is, its PRF output, and what the server has to be shown. */
export type UsedPasskey = Readonly<{
	user: Uint8Array;
	output: Uint8Array;
	credentialId: Uint8Array;
	authenticatorData: Uint8Array;
	clientData: Uint8Array;
	signature: Uint8Array;
}>;

/** What a person has chosen to open an account with. */
export type ChosenLock = Readonly<{ kind: 'password'; password: string }> | MadePasskey;

/** Asks the server what a passkey has to answer; out of reach only this device asks. */
export async function passkeyAsked(http: Http, id = ''): Promise<Asked> {
	const challenge = await http
		.post<{ nonce: string }>('/sign-ins/nonce')
		.then(({ nonce }) => unb64(nonce, NONCE_BYTES))
		.catch((error: unknown) => {
			if (error instanceof Unreachable) return randomBytes(NONCE_BYTES);
			throw error;
		});
	const user = id ? unb64(id) : new Uint8Array();
	return { challenge: own(challenge), input: own(PRF_INPUT), user: own(user) };
}

/** A copy that nothing shares, as the browser's authenticator wants it. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	return new Uint8Array(bytes);
}

/** What the server has to be shown of a passkey that was used. */
export function assertionOf(used: UsedPasskey) {
	return {
		credential_id: b64(used.credentialId),
		authenticator_data: b64(used.authenticatorData),
		client_data: b64(used.clientData),
		signature: b64(used.signature),
	};
}

/** A fresh lock as it was chosen; a password takes about a second. @throws ProtocolError 'login' */
export function lockOf(account: Account, login: string, chosen: ChosenLock): Lock {
	if (chosen.kind === 'passkey') {
		const said = { attestation: b64(chosen.attestation), client_data: b64(chosen.clientData) };
		return { ...wrapped(account, 'passkey', chosen.output), public: said };
	}
	const salt = randomBytes(SALT_BYTES);
	const output = passwordOutput(chosen.password, normalLogin(login), salt, SUITE);
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
