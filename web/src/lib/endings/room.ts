import { learnAgreement } from '../sync/agreement.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import { chartAbout, type NameBook } from '../sync/names.ts';
import { setState } from '../sync/pausing.ts';
import { practiceOf, type Vault, type Vaults } from '../sync/vault.ts';
import { endOf } from '../text/local-days.ts';
import { aheadIn } from './appointments.ts';
import { discharge, endAppointments, endPlanned, letReturn, takeBack } from './discharging.ts';
import { handOver } from './handing.ts';
import { staffView } from './showing.ts';
import type { Discharge, EndingsView, Transfer } from './view.ts';

const draftAt = (id: string) => `endings/${id}`;

/** What was begun and not said yet: the texts of the forms, by which form they are of. */
export type Typed = Readonly<Record<string, string>>;

/** Endings with a client, and what a client is told of them, in the worker. */
export function endingsRoom(vaults: Vaults, names: NameBook) {
	let turns = 0;

	async function show(
		id: string,
		vault: Vault = vaults.open,
		stale: FailureFacts | null = null,
	): Promise<EndingsView> {
		const turn = (turns += 1); // before anything is read: what is read later is newer
		return { ...(await staffView(vault, names, id)), turn, stale };
	}

	/** Does it, and shows what came of it. */
	async function after(id: string, deed: (vault: Vault) => Promise<void>): Promise<EndingsView> {
		const vault = vaults.open;
		await deed(vault);
		await vault.spaces.list().catch(() => null);
		vault.tell({ kind: 'space', id, where: 'device' });
		return show(id, vault);
	}

	return {
		/** As new as the network lets it. */
		async open(id: string): Promise<EndingsView> {
			const vault = vaults.open;
			try {
				const chart = await chartAbout(vault, id);
				for (const each of [id, chart].filter(Boolean)) await vault.spaces.sync(each);
				await learnAgreement(vault, id);
				return await show(id, vault);
			} catch (error) {
				return show(id, vault, factsOf(error));
			}
		},

		/** Pauses messages until a local day is over, or with '' until somebody says so. */
		pause: (id: string, said: Readonly<{ reason: string; until: string }>): Promise<EndingsView> =>
			after(id, async (vault) => {
				const zone = (await practiceOf(vault))?.zone ?? 'UTC';
				const endsAt = said.until && endOf(zone, said.until);
				await setState(vault, id, { state: 'paused', ...said, endsAt });
				await vault.local.forget(draftAt(id));
			}),

		/** Lets messages go on after a pause; the client signs anew. @throws Failure */
		resume: (id: string): Promise<EndingsView> =>
			after(id, (vault) => setState(vault, id, { state: 'on', reason: '', until: '', endsAt: '' })),

		/** Ends care; what is planned ends with it where that is said. @throws Failure */
		discharge: (id: string, said: Discharge): Promise<EndingsView> =>
			after(id, async (vault) => {
				await discharge(vault, id, said);
				if (said.endsPlanned) await endPlanned(vault, id);
				if (said.endsAppointments) await endAppointments(vault, (await aheadIn(vault, id)) ?? []);
				await vault.local.forget(draftAt(id));
			}),

		/** Undoes a discharge that the client has not been told of. @throws Failure */
		takeBack: (id: string): Promise<EndingsView> => after(id, (vault) => takeBack(vault, id)),

		/** Lets a client come back. @throws Failure */
		letReturn: (id: string, text: string): Promise<EndingsView> =>
			after(id, async (vault) => {
				await letReturn(vault, id, text);
				await vault.local.forget(draftAt(id));
			}),

		/** Hands a client over; tells its progress as news. Asked again it goes on. @throws Failure */
		transfer: (id: string, said: Transfer): Promise<EndingsView> =>
			after(id, async (vault) => {
				await handOver(vault, names, id, said);
				await vault.local.forget(draftAt(id));
			}),

		/** What is being written and was not said; null for nothing. */
		draft: (id: string): Promise<Typed | null> => vaults.open.local.kept<Typed>(draftAt(id)),

		/** Keeps what is being written, sealed, on this device alone. */
		keepDraft: (id: string, typed: Typed): Promise<void> =>
			vaults.open.local.keep(draftAt(id), typed),

		/** Where this client was handed to the viewer: what was said, and what is open; else null. */
		async handedToMe(id: string): Promise<EndingsView | null> {
			const view = await show(id);
			return view.ending?.ending === 'transferred' && view.ending.toMe ? view : null;
		},
	};
}

export type EndingsRoom = ReturnType<typeof endingsRoom>;
