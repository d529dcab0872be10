import { makeCode, writeCode } from '../protocol/codes.ts';
import { b64 } from '../protocol/encoding.ts';
import { makeAccount, type Account } from '../protocol/keys.ts';
import { normalLogin } from '../protocol/locks.ts';
import { lockOf, recoveryLock, type ChosenLock } from './locks.ts';

/** An account in the making; it exists on this device alone until the server is given it. */
export type Newcomer = Readonly<{ account: Account; recovery: Uint8Array }>;

/** Makes keys and a recovery code. */
export function makeNewcomer(): Newcomer {
	return { account: makeAccount(), recovery: makeCode() };
}

/** The recovery code as it is printed. */
export function recoveryText({ recovery }: Newcomer): string {
	return writeCode(recovery, 'recover');
}

/** The account with its two locks, as the server takes it. Takes about a second. */
export function accountOf({ account, recovery }: Newcomer, login: string, chosen: ChosenLock) {
	const locks = [lockOf(account, login, chosen), recoveryLock(account, recovery)] as const;
	return {
		card: b64(account.card),
		login: normalLogin(login),
		locks,
	};
}
