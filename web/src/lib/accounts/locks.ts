import type { LockSummary, Me } from '../api/shapes/accounts.ts';
import { makeCode, readCode, writeCode } from '../protocol/codes.ts';
import { b64 } from '../protocol/encoding.ts';
import { demand } from '../protocol/errors.ts';
import { lockAuth, normalLogin, passwordOutput, recoveryOutput } from '../protocol/locks.ts';
import type { KnownLogins } from '../sync/known.ts';
import {
	assertionOf,
	lockOf,
	recoveryLock,
	type ChosenLock,
	type UsedPasskey,
} from '../sync/locks.ts';
import type { Vaults } from '../sync/vault.ts';
import { parameters } from './unlocking.ts';

/** What shows that it is still the owner who sits here: a lock held now. */
export type Proof = Readonly<
	| { kind: 'password'; password: string }
	| { kind: 'recovery'; code: string }
	| { kind: 'passkey'; used: UsedPasskey }
>;

type Proven = Readonly<{ old_kind: Proof['kind']; old_auth: string; assertion?: object }>;

/** The locks of the account that is open, in the worker. */
export function locksIn(vaults: Vaults, known: KnownLogins) {
	const { http } = vaults;
	let proven: Proven | null = null;
	let fresh: Uint8Array | null = null;

	async function me(): Promise<Me> {
		return http.get<Me>('/me');
	}

	async function outputOf(proof: Exclude<Proof, { kind: 'passkey' }>): Promise<Uint8Array> {
		if (proof.kind === 'recovery') {
			return recoveryOutput(readCode(proof.code.replace(/\s/g, ''), 'recover'));
		}
		const { login } = await me();
		const { suite, salt } = await parameters(http, known, login);
		return passwordOutput(proof.password, normalLogin(login), salt, suite);
	}

	/** What was proven counts for one change. */
	function takeProof(): Proven {
		demand(proven !== null, 'code');
		const taken = proven;
		proven = null;
		return taken;
	}

	return {
		/** What opens the account. */
		async locks(): Promise<readonly LockSummary[]> {
			return (await me()).locks;
		},

		/**
		 * Proves a lock held now, for the change that comes next. A passkey is checked only with the
		 * change, because its answer counts once. @throws ProblemError 'unlock-refused'
		 */
		async prove(proof: Proof): Promise<void> {
			if (proof.kind === 'passkey') {
				const { used } = proof;
				const old_auth = b64(lockAuth(used.output));
				proven = { old_kind: 'passkey', old_auth, assertion: assertionOf(used) };
				return;
			}
			const auth = b64(lockAuth(await outputOf(proof)));
			await http.post('/unlock', { login: (await me()).login, kind: proof.kind, auth });
			proven = { old_kind: proof.kind, old_auth: auth };
		},

		/** Sets a lock in the place of the one of its kind. */
		async setLock(chosen: ChosenLock): Promise<void> {
			const { login } = await me();
			const lock = lockOf(vaults.open.me, login, chosen);
			await http.put(`/locks/${lock.kind}`, { ...takeProof(), lock });
			// Without a connection the old one must not go on opening what is kept here.
			await known.keep(login, lock);
		},

		/** Makes a recovery code to print; the one of now works until `setRecoveryCode`. */
		makeRecoveryCode(): string {
			fresh = makeCode();
			return writeCode(fresh, 'recover');
		},

		/** Puts the code that was made last in place of the one before. */
		async setRecoveryCode(): Promise<void> {
			demand(fresh !== null, 'code');
			const lock = recoveryLock(vaults.open.me, fresh);
			await http.put('/locks/recovery', { ...takeProof(), lock });
			fresh = null;
		},

		/** Takes a lock away. @throws ProblemError 'locks-needed' if too few are left */
		async removeLock(kind: LockSummary['kind']): Promise<void> {
			await http.delete(`/locks/${kind}`, takeProof());
			await known.dropLocks(); // what was removed opens nothing here either
		},
	};
}
