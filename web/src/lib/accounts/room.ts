import type { Me } from '../api/shapes.ts';
import { ProblemError } from '../api/problems.ts';
import type { Account } from '../protocol/keys.ts';
import type { KnownLogins } from '../sync/known.ts';
import type { KeysState } from '../sync/remote.ts';
import { openSignIn } from '../sync/sign-in.ts';
import type { Vaults } from '../sync/vault.ts';
import { unlockWithPassword, unlockWithRecoveryCode } from './unlocking.ts';

/** `login` is empty unless the browser is signed in. */
export type Standing = Readonly<{ keys: KeysState; login: string }>;

/** Signing in, locking and signing out, in the worker. */
export function accountsRoom(vaults: Vaults, known: KnownLogins) {
	const { http } = vaults;

	/** Opens a sign-in, unless the browser still holds one of this account. */
	async function enter(account: Account): Promise<void> {
		const { id } = await me();
		if (id !== account.id) await openSignIn(http, account);
		vaults.unlock(account);
	}

	async function me(): Promise<Me> {
		try {
			return await http.get<Me>('/me');
		} catch (error) {
			if (error instanceof ProblemError && error.slug === 'not-signed-in') return NOBODY;
			throw error;
		}
	}

	return {
		/** Tells whether keys are open here and who is signed in. */
		async standing(): Promise<Standing> {
			const { login } = await me();
			if (!login) return { keys: 'out', login: '' };
			return { keys: vaults.isOpen ? 'open' : 'locked', login };
		},

		/** Opens the account with its password. @throws as `unlockWithPassword` */
		async signIn(login: string, password: string): Promise<void> {
			await enter(await unlockWithPassword(http, known, login, password));
		},

		/** Opens the account with its recovery code. @throws as `unlockWithRecoveryCode` */
		async signInWithRecoveryCode(login: string, code: string): Promise<void> {
			await enter(await unlockWithRecoveryCode(http, known, login, code));
		},

		/** Forgets the keys; the browser stays signed in. */
		lock(): void {
			vaults.lock('locked');
		},

		/** Forgets the keys and ends the sign-in; drafts and what waits to be sent stay, sealed. */
		async signOut(): Promise<void> {
			vaults.lock('out');
			const { sign_ins } = await http.get<SignIns>('/sign-ins');
			const here = sign_ins.find((each) => each.is_this);
			if (here) await http.delete(`/sign-ins/${here.id}`);
		},
	};
}

export type AccountsRoom = ReturnType<typeof accountsRoom>;

type SignIns = Readonly<{ sign_ins: readonly { id: string; is_this: boolean }[] }>;

const NOBODY: Me = { id: '', practice_id: '', login: '' };
