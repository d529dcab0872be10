import type { Http } from '../api/http.ts';
import { ProblemError } from '../api/problems.ts';
import { makeCode, writeCode } from '../protocol/codes.ts';
import { b64 } from '../protocol/encoding.ts';
import { toWire } from '../protocol/entry.ts';
import { join } from '../protocol/flows.ts';
import { makeAccount, type Account } from '../protocol/keys.ts';
import { normalLogin } from '../protocol/locks.ts';
import { passwordLock, recoveryLock } from '../sync/locks.ts';
import { findInvitation, type Closed, type Invitation } from './invitation.ts';

const TRIES = 20; // others may be quicker, but not for ever

/** An account in the making; it exists on this device alone until `createAccount`. */
export type Newcomer = Readonly<{ account: Account; recovery: Uint8Array }>;

/** Makes keys and a recovery code for somebody who joins. */
export function makeNewcomer(): Newcomer {
	return { account: makeAccount(), recovery: makeCode() };
}

/** The recovery code as it is printed. */
export function recoveryText({ recovery }: Newcomer): string {
	return writeCode(recovery, 'recover');
}

/**
 * Gives the server the account with its two locks; may be repeated. Takes about a second.
 * @throws ProblemError 'login-taken', Unreachable
 */
export async function createAccount(
	http: Http,
	{ account, recovery }: Newcomer,
	login: string,
	password: string,
): Promise<void> {
	const locks = [passwordLock(account, login, password), recoveryLock(account, recovery)];
	await http.post('/accounts', { card: b64(account.card), login: normalLogin(login), locks });
}

/**
 * Takes the seat of the invitation for `account`; may be repeated after a lost answer. Returns
 * what has become of the invitation if somebody else took it meanwhile, else null.
 * @throws ProtocolError, ProblemError, Unreachable
 */
export async function takeSeat(
	http: Http,
	invitation: Invitation,
	account: Account,
): Promise<Closed | null> {
	let now: Invitation | Closed = invitation;
	for (let left = TRIES; 'code' in now; left -= 1) {
		const refused = await offer(http, now, account);
		if (!refused) return null;
		const again = await findInvitation(http, invitation.code);
		const isOvertaken = refused.slug === 'head-moved' && left > 1;
		if ('code' in again && !isOvertaken) throw refused;
		now = again;
	}
	return now.by === account.id ? null : now;
}

async function offer(
	http: Http,
	{ code, state }: Invitation,
	account: Account,
): Promise<ProblemError | null> {
	const entry = join(account, state, code, http.now());
	try {
		await http.post(`/spaces/${state.space}/entries`, toWire(entry));
		return null;
	} catch (error) {
		if (error instanceof ProblemError) return error;
		throw error;
	}
}
