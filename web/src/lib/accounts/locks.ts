import type { LockSummary, Me } from '../api/shapes.ts';
import { makeCode, readCode, writeCode } from '../protocol/codes.ts';
import { b64 } from '../protocol/encoding.ts';
import { demand } from '../protocol/errors.ts';
import { lockAuth, normalLogin, passwordOutput, recoveryOutput } from '../protocol/locks.ts';
import type { KnownLogins } from '../sync/known.ts';
import { lockOf, recoveryLock, type ChosenLock } from '../sync/locks.ts';
import type { Vaults } from '../sync/vault.ts';
import { parameters } from './unlocking.ts';

/** What shows that it is still the owner who sits here: a lock held now. */
export type Proof = Readonly<
	{ kind: 'password'; password: string } | { kind: 'recovery'; code: string }
>;

/** The locks of the account that is open, in the worker. */
export function locksIn(vaults: Vaults, known: KnownLogins) {
	const { http } = vaults;
	let fresh: Uint8Array | null = null;

	async function me(): Promise<Me> {
		return http.get<Me>('/me');
	}

	async function proven(proof: Proof): Promise<{ old_kind: string; old_auth: string }> {
		if (proof.kind === 'recovery') {
			const output = recoveryOutput(readCode(proof.code.replace(/\s/g, ''), 'recover'));
			return { old_kind: 'recovery', old_auth: b64(lockAuth(output)) };
		}
		const { login } = await me();
		const { suite, salt } = await parameters(http, known, login);
		const output = passwordOutput(proof.password, normalLogin(login), salt, suite);
		return { old_kind: 'password', old_auth: b64(lockAuth(output)) };
	}

	return {
		/** What opens the account. */
		async locks(): Promise<readonly LockSummary[]> {
			return (await me()).locks;
		},

		/** Sets a lock in the place of the one of its kind. @throws ProblemError 'unlock-refused' */
		async setLock(proof: Proof, chosen: ChosenLock): Promise<void> {
			const { login } = await me();
			const lock = lockOf(vaults.open.me, login, chosen);
			await http.put(`/locks/${lock.kind}`, { ...(await proven(proof)), lock });
			const { server_salt: salt } = lock.public;
			if (!salt) return;
			// Without a connection the old password must not go on opening what is kept here.
			await known.keepLock(login, { suite: lock.suite, server_salt: salt, wrapped: lock.wrapped });
		},

		/** Makes a recovery code to print; the one of now works until `setRecoveryCode`. */
		makeRecoveryCode(): string {
			fresh = makeCode();
			return writeCode(fresh, 'recover');
		},

		/** Puts the code that was made last in place of the one before. */
		async setRecoveryCode(proof: Proof): Promise<void> {
			demand(fresh !== null, 'code');
			const lock = recoveryLock(vaults.open.me, fresh);
			await http.put('/locks/recovery', { ...(await proven(proof)), lock });
			fresh = null;
		},

		/** Takes a lock away. @throws ProblemError 'locks-needed' if too few are left */
		async removeLock(kind: LockSummary['kind'], proof: Proof): Promise<void> {
			await http.delete(`/locks/${kind}`, await proven(proof));
		},
	};
}
