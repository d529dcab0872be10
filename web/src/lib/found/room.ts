import { ProblemError } from '../api/problems.ts';
import type { PracticeDetails } from '../api/shapes/practices.ts';
import { toWire } from '../protocol/entry.ts';
import { demand } from '../protocol/errors.ts';
import { foundPractice } from '../protocol/flows.ts';
import { foundShared } from '../sync/founding.ts';
import type { KnownLogins } from '../sync/known.ts';
import { passkeyAsked, type Asked, type ChosenLock } from '../sync/locks.ts';
import { accountOf, makeNewcomer, recoveryText, type Newcomer } from '../sync/newcomer.ts';
import { say } from '../sync/seating.ts';
import { openSignIn } from '../sync/sign-in.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import type { LockChoice } from '../ui/passkey.ts';

/** Where a set-up code stands. */
export type Standing = 'open' | 'used' | 'expired' | 'unknown';

/** The owner to be: name and credential are said in the directory, never to the server. */
export type Owner = Readonly<{ login: string; lock: ChosenLock; name: string; credential: string }>;

/** The same before a passkey is made, on the page. */
export type Wish = Readonly<Omit<Owner, 'lock'> & { lock: LockChoice }>;

type Started = { setupCode: string; newcomer: Newcomer };

/** Founding a practice by the link that `meantime init` prints (flow F1), in the worker. */
export function foundRoom(vaults: Vaults, known: KnownLogins) {
	const { http } = vaults;
	let started: Started | null = null;

	return {
		/** Tells where the code in `typed` stands: a code, or a link that ends in one. */
		async open(typed: string): Promise<Standing> {
			const setupCode = (typed.split('#').at(-1) ?? '').trim();
			const asked = { setup_code: setupCode };
			const { state } = await http.post<{ state: Standing }>('/setup-codes/standing', asked);
			started = state === 'open' ? { setupCode, newcomer: makeNewcomer() } : null;
			return state;
		},

		/** What a passkey for the account in the making has to answer. */
		passkeyAsked(): Promise<Asked> {
			demand(started !== null, 'noinvite');
			return passkeyAsked(http, started.newcomer.account.id);
		},

		/** Returns the recovery code of the account in the making, to be printed or saved. */
		recoveryCode(): string {
			demand(started !== null, 'noinvite');
			return recoveryText(started.newcomer);
		},

		/**
		 * Founds the practice with its owner and its directory. After a lost answer it may be asked
		 * again. @throws ProblemError 'setup-refused' | 'login-taken' | 'malformed', Unreachable
		 */
		async finish(details: PracticeDetails, owner: Owner): Promise<void> {
			demand(started !== null, 'noinvite');
			const { setupCode, newcomer } = started;
			const { root } = foundPractice(newcomer.account, http.now());
			const account = accountOf(newcomer, owner.login, owner.lock);
			const asked = { setup_code: setupCode, details, account, root: toWire(root) };
			const refused = await http.post('/practices', asked).then(() => null, refusalOf);
			// An answer was lost if the code is used and yet the account is there.
			await openSignIn(http, newcomer.account).catch((error: unknown) => {
				throw refused ?? error;
			});
			const [lock] = account.locks;
			await known.remember(owner.login, newcomer.account.id, lock.suite, lock);
			vaults.unlock(newcomer.account);
			await furnish(vaults.open, owner);
			started = null;
		},
	};
}

export type FoundRoom = ReturnType<typeof foundRoom>;

function refusalOf(error: unknown): ProblemError {
	if (error instanceof ProblemError && error.slug === 'setup-refused') return error;
	throw error;
}

/** Gives the practice its directory, and the owner a name in it; what is there already stays. */
async function furnish(vault: Vault, { name, credential }: Owner): Promise<void> {
	const listed = await vault.spaces.list();
	const there = listed.find(({ purpose }) => purpose === 'directory')?.id;
	const directory = there ?? (await foundShared(vault, 'directory'));
	await say(vault, directory, { type: 'seat', id: vault.me.id, name, credential });
}
