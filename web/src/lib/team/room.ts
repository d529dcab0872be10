import type { Vaults } from '../sync/vault.ts';

/** What somebody is to the practice; a client is no part of it. */
export type Standing = Readonly<{ role: 'client' | 'staff' | 'custodian'; id: string }>;

/** The practice's people, in the worker. */
export function teamRoom(vaults: Vaults) {
	return {
		/** What the viewer is to the practice, also without a connection. */
		async standing(): Promise<Standing> {
			const { spaces, me } = vaults.open;
			const kept = await spaces.listKept();
			const listed = kept.length > 0 ? kept : await spaces.list();
			const seat = listed.find(({ type, until_seq: until }) => type === 'practice' && until < 0);
			if (!seat) return { role: 'client', id: me.id };
			return { role: seat.role === 'custodian' ? 'custodian' : 'staff', id: me.id };
		},
	};
}

export type TeamRoom = ReturnType<typeof teamRoom>;
