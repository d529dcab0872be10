import { Unreachable } from '../api/problems.ts';
import type { OpeningPage } from '../api/shapes/records.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { markOpened } from '../sync/opened-marks.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { linesOf, zoneOf } from './reading.ts';
import type { OpenedView } from './view.ts';

/** Who opened a conversation, in the worker. */
export function openingsRoom(vaults: Vaults) {
	async function viewOf(vault: Vault, id: string, page: OpeningPage): Promise<OpenedView> {
		const people = foldPeople((await vault.spaces.space(id)).log());
		const isMine = people.get(vault.me.id)?.role === 'client';
		const lines = linesOf(page, people);
		return { lines, zone: zoneOf(page), next: page.next, isMine, isKept: false };
	}

	return {
		/** A conversation stands on the page of one of the staff; of a client's nothing is told. */
		shown: (id: string): Promise<void> => markOpened(vaults.open, id),

		/** Who opened it in the last 31 days, newest first; what was heard last without a connection. */
		async recent(id: string): Promise<OpenedView> {
			const vault = vaults.open;
			const place = `openings/${id}`;
			try {
				const page = await vault.http.get<OpeningPage>(`/spaces/${id}/openings`);
				await vault.local.keep(place, page);
				return await viewOf(vault, id, page);
			} catch (error) {
				const page = error instanceof Unreachable && (await vault.local.kept<OpeningPage>(place));
				if (!page) throw error;
				return { ...(await viewOf(vault, id, page)), next: '', isKept: true };
			}
		},

		/** As `recent`, before that. @throws Failure */
		async older(id: string, cursor: string): Promise<OpenedView> {
			const vault = vaults.open;
			const page = await vault.http.get<OpeningPage>(`/spaces/${id}/openings`, { cursor });
			return viewOf(vault, id, page);
		},
	};
}

export type OpeningsRoom = ReturnType<typeof openingsRoom>;
