import type { NameBook } from '../sync/names.ts';
import { staffOf } from '../sync/roster.ts';
import type { Vaults } from '../sync/vault.ts';
import type { HoldersView } from './view.ts';

/** What custodians look after, in the worker: the practice's key and what it opens. */
export function custodyRoom(vaults: Vaults, names: NameBook) {
	return {
		/** Who holds the practice's key today. @throws Failure */
		async holders(): Promise<HoldersView> {
			const vault = vaults.open;
			const staff = await staffOf(vault, names);
			const holders = staff
				.filter(({ role }) => role === 'custodian')
				.map(({ id, name }) => ({ id, name, isMe: id === vault.me.id }));
			return { holders, watched: (await vault.spaces.practice()).id };
		},
	};
}

export type CustodyRoom = ReturnType<typeof custodyRoom>;
