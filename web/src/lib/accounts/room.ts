import type { Me } from '../api/shapes/accounts.ts';
import { ProblemError, Unreachable } from '../api/problems.ts';
import type { Account } from '../protocol/keys.ts';
import { pickUpEarly } from '../sync/early.ts';
import type { KnownLogins } from '../sync/known.ts';
import { passkeyAsked, type Asked, type UsedPasskey } from '../sync/locks.ts';
import type { KeysState } from '../sync/remote.ts';
import { openSignIn } from '../sync/sign-in.ts';
import type { Vaults } from '../sync/vault.ts';
import { carryingIn } from './carrying.ts';
import { devicesIn } from './devices.ts';
import { earlyIn } from './early.ts';
import { locksIn } from './locks.ts';
import { unlockWithPasskey, unlockWithPassword, unlockWithRecoveryCode } from './unlocking.ts';

/** `login` is empty unless the browser is signed in. */
export type Standing = Readonly<{ keys: KeysState; login: string }>;

/** Signing in and out, locking, locks and devices, in the worker. */
export function accountsRoom(vaults: Vaults, known: KnownLogins) {
	const { http } = vaults;

	const early = earlyIn(vaults, known, me);

	/** Opens a sign-in, unless the browser still holds one of this account. */
	async function enter(account: Account): Promise<void> {
		const there = await me().catch(orWithout);
		if (there && there.id !== account.id) await openSignIn(http, account);
		await pickUpEarly(vaults.store, account);
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
		/** Tells whether keys are open here and who is signed in; `login` is empty if out of reach. */
		async standing(): Promise<Standing> {
			const there = await me().catch(orWithout);
			if (vaults.isOpen) {
				void early.noteEarly(vaults.open).catch(() => undefined); // next time, then
				return { keys: 'open', login: there?.login ?? '' };
			}
			if (there?.login) return { keys: 'locked', login: there.login };
			if (there) {
				await known.dropLocks(); // signed out, perhaps from another device
				return { keys: 'out', login: '' };
			}
			if (await known.hasLocks()) return { keys: 'locked', login: '' };
			throw new Unreachable('no answer');
		},

		/** Opens the account with its password. @throws as `unlockWithPassword` */
		async signIn(login: string, password: string): Promise<void> {
			await enter(await unlockWithPassword(http, known, login, password));
		},

		/** Opens the account with its recovery code. @throws as `unlockWithRecoveryCode` */
		async signInWithRecoveryCode(login: string, code: string): Promise<void> {
			await enter(await unlockWithRecoveryCode(http, known, login, code));
		},

		/** What a passkey has to answer, for the account that is open if one is made. */
		passkeyAsked(): Promise<Asked> {
			return passkeyAsked(http, vaults.isOpen ? vaults.open.me.id : '');
		},

		/** Opens the account of a passkey that was used just now. @throws as `unlockWithPasskey` */
		async signInWithPasskey(used: UsedPasskey): Promise<void> {
			const { account, wrapped } = await unlockWithPasskey(http, known, used);
			const { id } = account;
			await enter(account);
			const there = await me().catch(orWithout);
			if (!there?.login) return;
			await known.remember(there.login, id, 0);
			await known.keepPasskey(there.login, wrapped);
		},

		/** Forgets the keys; the browser stays signed in. */
		lock(): void {
			vaults.lock('locked');
		},

		...early.pages,
		...devicesIn(vaults, known),
		...locksIn(vaults, known),
		...carryingIn(vaults, known),
	};
}

export type AccountsRoom = ReturnType<typeof accountsRoom>;

/** Goes on without an answer of the server. */
function orWithout(error: unknown): null {
	if (error instanceof Unreachable) return null;
	throw error;
}

const NOBODY: Me = { id: '', practice_id: '', login: '', locks: [] };
