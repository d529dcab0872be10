import { Unreachable } from '../api/problems.ts';
import type { SignInSummary } from '../api/shapes/accounts.ts';
import type { KnownLogins } from '../sync/known.ts';
import type { Vaults } from '../sync/vault.ts';
import { countWaiting } from '../sync/moments.ts';
import { wipe } from '../sync/wiping.ts';

type Listed = Readonly<{ sign_ins: readonly SignInSummary[] }>;

/** Where an account is signed in, and what this device keeps of it; in the worker. */
export function devicesIn(vaults: Vaults, known: KnownLogins) {
	const { http, store } = vaults;

	async function list(): Promise<readonly SignInSummary[]> {
		return (await http.get<Listed>('/sign-ins')).sign_ins;
	}

	/** Ends the browser's own sign-in. */
	async function signOut(): Promise<void> {
		vaults.lock('out');
		await known.dropLocks();
		const here = (await list()).find((each) => each.is_this);
		if (here) await http.delete(`/sign-ins/${here.id}`);
	}

	return {
		/** Forgets the keys and ends the sign-in; drafts and what waits to be sent stay, sealed. */
		signOut,

		/** The devices that are signed in as this account, newest first. */
		devices: list,

		/** Ends the sign-in of another device. @throws ProblemError 'not-found' */
		async revoke(id: string): Promise<void> {
			await http.delete(`/sign-ins/${id}`);
		},

		/** Ends every sign-in of this account but this one. */
		async revokeOthers(): Promise<void> {
			await http.delete('/sign-ins');
		},

		/** How many messages, files and moments are on this device alone. */
		async unsent(): Promise<number> {
			const vault = vaults.open;
			const rows = [await store.getAll('outbox'), await store.getAll('uploads')].flat();
			const mine = rows.filter(({ account }) => account === vault.me.id);
			return mine.length + (await countWaiting(vault));
		},

		/** Deletes all that this browser keeps of the account, and signs out. */
		async removeDevice(): Promise<void> {
			const { id } = vaults.open.me;
			vaults.lock('out', true);
			await wipe(store, id);
			await signOut().catch((error: unknown) => {
				if (!(error instanceof Unreachable)) throw error; // wiped all the same
			});
		},
	};
}
