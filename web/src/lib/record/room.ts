import type { NameBook } from '../sync/names.ts';
import type { Vaults } from '../sync/vault.ts';

/**
 * Whose record a page shows: their name as the desk has it, empty where this account has no seat in
 * one, and whether it sits in their conversation.
 */
export type Heading = Readonly<{ name: string; isSeated: boolean }>;

/** The record of a client as a whole, in the worker. */
export function recordRoom(vaults: Vaults, names: NameBook) {
	return {
		/** Who it is whose conversation `space` is. */
		async heading(space: string): Promise<Heading> {
			const vault = vaults.open;
			const listed = await vault.spaces.listing().catch(() => vault.spaces.listKept());
			const isSeated = listed.some(({ id, until_seq: until }) => id === space && until < 0);
			return { name: (await names.of(vault)).clients.get(space)?.name ?? '', isSeated };
		},
	};
}

export type RecordRoom = ReturnType<typeof recordRoom>;
