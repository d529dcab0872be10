import { readCode } from '../protocol/codes.ts';
import type { Account } from '../protocol/keys.ts';
import { normalLogin, passwordOutput, recoveryOutput } from '../protocol/locks.ts';
import { carryOwn, type Carried } from '../sync/carrying.ts';
import type { KnownLogins } from '../sync/known.ts';
import type { Vaults } from '../sync/vault.ts';
import { openLock, parameters } from './unlocking.ts';

/** What opens an account of before: its password, or its printed code. */
export type OldLock = Readonly<{ login: string; kind: 'password' | 'recovery'; secret: string }>;

/** Coming with new keys, in the worker. */
export function carryingIn(vaults: Vaults, known: KnownLogins) {
	const { http } = vaults;

	/** Nothing of it is remembered on this device: it is the account that nobody is to use. */
	async function open({ login, kind, secret }: OldLock): Promise<Account> {
		if (kind === 'recovery') {
			const output = recoveryOutput(readCode(secret.replace(/\s/g, ''), 'recover'));
			return (await openLock(http, known, login, kind, output)).account;
		}
		const { suite, salt } = await parameters(http, known, login);
		const output = passwordOutput(secret, normalLogin(login), salt, suite);
		return (await openLock(http, known, login, kind, output)).account;
	}

	return {
		/** Brings over what only the old account could read. Tells its progress as news. @throws Failure */
		async carryOver(lock: OldLock): Promise<Carried> {
			const vault = vaults.open;
			const old = await open(lock);
			try {
				return await carryOwn(vault, old, (done, all) => {
					vault.tell({ kind: 'walk', done, all });
				});
			} finally {
				old.secret.fill(0);
			}
		},
	};
}
