import type { SpaceSummary } from '../api/shapes.ts';
import { asListed, type NameBook } from '../sync/names.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import type { CaseloadRow } from './view.ts';
import { rowOf, type Sources } from './views.ts';

const AT_THE_DESK = new Set(['clinician', 'observer']);

/** Clients with their names, in the worker. */
export function caseloadRoom(vaults: Vaults, names: NameBook) {
	async function sourcesOf(vault: Vault, id: string): Promise<Sources> {
		const { me, http, spaces } = vault;
		const [space, known] = await Promise.all([spaces.space(id), names.of(vault)]);
		return { space, me: me.id, names: known, now: http.now() };
	}

	return {
		/** The care spaces in which the viewer sits, also without a connection. */
		async ids(): Promise<string[]> {
			const { spaces } = vaults.open;
			const kept = await spaces.listKept();
			const listed = await spaces.list().catch((error: unknown) => {
				if (kept.length === 0) throw error;
				return kept;
			});
			return listed.filter(isMine).map(({ id }) => id);
		},

		/** One client, as new as the list. */
		async row(id: string): Promise<CaseloadRow> {
			const vault = vaults.open;
			const summary = (await vault.spaces.listKept()).find((each) => each.id === id);
			if (summary) await asListed(vault, summary);
			return rowOf(await sourcesOf(vault, id));
		},
	};
}

export type CaseloadRoom = ReturnType<typeof caseloadRoom>;

function isMine({ purpose, role, until_seq: until }: SpaceSummary): boolean {
	return purpose === 'thread' && until < 0 && AT_THE_DESK.has(role);
}
