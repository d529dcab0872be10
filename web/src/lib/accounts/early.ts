import { Unreachable } from '../api/problems.ts';
import type { Account } from '../protocol/keys.ts';
import { sealTo } from '../protocol/keys.ts';
import { draftOf, keepDraft } from '../sync/drafts.ts';
import type { KnownLogins } from '../sync/known.ts';
import { Local } from '../sync/local.ts';
import type { Vault, Vaults } from '../sync/vault.ts';

/** Where something can be written before the keys are open: whose, and the only thread, if any. */
export type EarlyPlace = Readonly<{ account: string; home: string }>;

type Early = Readonly<{ space: string; text: string }>;

const FOLDER = 'early/';

/**
 * What is typed while the keys are locked, in the worker: sealed to the account's own public card,
 * so that this device can put it away but not read it again until its owner unlocks.
 */
export function earlyIn(vaults: Vaults, known: KnownLogins, me: () => Promise<{ id: string }>) {
	const { store } = vaults;
	const noted = new WeakSet<Vault>();

	return {
		/** What pages may ask. */
		pages: {
			/** Null where it is not known for whom to seal. */
			async earlyPlace(): Promise<EarlyPlace | null> {
				const id = await me().then(
					(there) => there.id,
					() => '',
				);
				const row = await known.unlocking(id);
				return row?.card ? { account: row.id, home: row.home ?? '' } : null;
			},

			/** Keeps `text` for the thread `space`, instead of what was kept as `name`. */
			async keepEarly(name: string, account: string, space: string, text: string): Promise<void> {
				const place = FOLDER + name;
				const card = (await known.unlocking(account))?.card;
				if (!text || !card) return store.delete('places', [account, place]);
				const early = JSON.stringify({ space, text } satisfies Early);
				const sealed = sealTo(card, new TextEncoder().encode(early));
				await store.put('places', { account, place, sealed });
			},
		},

		/** Adds what was typed before unlocking to the drafts of its threads. */
		async pickUp(account: Account): Promise<void> {
			const local = new Local(store, account);
			const range = IDBKeyRange.bound([account.id, FOLDER], [account.id, `${FOLDER}\uffff`]);
			for (const { place, sealed } of await store.getAll('places', range)) {
				const opened = account.openBox(sealed);
				if (!opened) continue;
				const { space, text } = JSON.parse(new TextDecoder().decode(opened)) as Early;
				const before = await draftOf(local, space);
				await keepDraft(local, space, [before, text].filter(Boolean).join('\n\n'));
				await store.delete('places', [account.id, place]);
			}
		},

		/** Notes for whom to seal, and in which thread a client writes who has but one. */
		async noteEarly(vault: Vault): Promise<void> {
			if (noted.has(vault)) return;
			noted.add(vault);
			const { id, card } = vault.me;
			const listed = await vault.spaces.listing().catch((error: unknown) => {
				if (error instanceof Unreachable) return vault.spaces.listKept();
				throw error;
			});
			const seated = listed.filter(({ role, until_seq: until }) => role === 'client' && until < 0);
			const [only] = seated.filter(({ purpose }) => purpose === 'thread');
			await known.note(id, card, seated.length === 1 && only ? only.id : '');
		},
	};
}
