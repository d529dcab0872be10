import type { NameBook } from '../sync/names.ts';
import type { Vaults } from '../sync/vault.ts';

/** The record of a client as a whole, in the worker. */
export function recordRoom(vaults: Vaults, names: NameBook) {
	return {
		/** The client's name as the desk has it, empty where this account has no seat in one. */
		nameOf: async (space: string): Promise<string> =>
			(await names.of(vaults.open)).clients.get(space)?.name ?? '',
	};
}

export type RecordRoom = ReturnType<typeof recordRoom>;
