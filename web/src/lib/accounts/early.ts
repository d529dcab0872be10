import { Unreachable } from '../api/problems.ts';
import { keepEarly, type When } from '../sync/early.ts';
import type { KnownLogins } from '../sync/known.ts';
import type { Vault, Vaults } from '../sync/vault.ts';

/** Where something can be written before the keys are open: whose, and the only thread, if any. */
export type EarlyPlace = Readonly<{ account: string; home: string; isClient: boolean }>;

/** What is typed while the keys are locked, in the worker. */
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
				if (!row?.card) return null;
				return { account: row.id, home: row.home ?? '', isClient: row.isClient ?? false };
			},

			/** Keeps `text`, begun `when`, for the box at `space`, instead of what was kept as `name`. */
			async keepEarly(
				name: string,
				account: string,
				space: string,
				text: string,
				when: When,
			): Promise<void> {
				const card = (await known.unlocking(account))?.card;
				if (!card) return;
				await keepEarly(store, { id: account, card }, name, { space, text, replaces: false, when });
			},
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
			await known.note(id, card, seated.length === 1 && only ? only.id : '', seated.length > 0);
		},
	};
}
