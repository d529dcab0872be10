import type { MessagingState } from '../api/shapes/policies.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { learnAgreement } from '../sync/agreement.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import { foldPeople } from '../sync/folds/people.ts';
import type { NameBook } from '../sync/names.ts';
import { nextSessionIn } from '../sync/next-session.ts';
import { setState } from '../sync/pausing.ts';
import { practiceOf, type Vault, type Vaults } from '../sync/vault.ts';
import { endOf } from '../text/local-days.ts';
import type { Locale } from '../text/catalogue.ts';
import { attest, bringWhatLacks, decide } from './acting.ts';
import type { CandidacyFields, Judgement } from './deciding.ts';
import { refresh, sourcesOf } from './reading.ts';
import { nameSigners } from './signers.ts';
import { deskOf } from './showing.ts';
import type { DeskAgreement, How, PersonRow } from './view.ts';

const draftAt = (id: string) => `candidacy/${id}`;

/** What is agreed with a client, and what their clinician decides about it, in the worker. */
export function candidacyRoom(vaults: Vaults, names: NameBook) {
	let turns = 0;

	async function show(
		id: string,
		vault: Vault = vaults.open,
		stale: FailureFacts | null = null,
	): Promise<DeskAgreement> {
		const turn = (turns += 1); // before anything is read: what is read later is newer
		const { frozen } = await vault.spaces.space(id);
		const next = await nextSessionIn(vault.http, id).then(
			(found) => found?.at ?? 0,
			() => null,
		);
		return {
			...deskOf(await sourcesOf(vault, names, id)),
			turn,
			nextSession: next,
			stopped: frozen && factsOf(new ProtocolError(frozen.code as ProtocolError['code'])),
			stale,
		};
	}

	/** Does it, and shows what came of it. */
	async function after(id: string, deed: (vault: Vault) => Promise<void>): Promise<DeskAgreement> {
		const vault = vaults.open;
		await deed(vault);
		vault.tell({ kind: 'space', id, where: 'device' });
		return show(id, vault);
	}

	return {
		/**
		 * A PDF of what somebody signed last about the thread `id`, with the file inside that proves
		 * it; null where that is not whole here. @throws Failure
		 */
		async copy(
			id: string,
			{ seat, role, thread }: Pick<PersonRow, 'seat' | 'role' | 'thread'>,
		): Promise<Uint8Array<ArrayBuffer> | null> {
			const vault = vaults.open;
			const { copyOf, provenIn } = await import('../consent/copying.ts');
			const log = (await vault.spaces.space(thread)).log();
			const about = thread === id ? '' : id;
			const where = { space: thread, about, log, people: foldPeople(log) };
			const proven = await provenIn(vault, where, { seat, role });
			return proven && copyOf(proven, 'pdf');
		},

		/** As new as the network lets it; what the server lacks of one's own word is brought. */
		async open(id: string): Promise<DeskAgreement> {
			const vault = vaults.open;
			try {
				await refresh(vault, id);
				await bringWhatLacks(vault, await sourcesOf(vault, names, id));
				return await show(id, vault);
			} catch (error) {
				return show(id, vault, factsOf(error));
			}
		},

		/** Whether a policy is in force in a conversation. @throws Failure */
		async hasPolicy(id: string): Promise<boolean> {
			return (await learnAgreement(vaults.open, id)).policy !== null;
		},

		/** Writes a decision into the chart and lets the server know it. @throws Failure */
		decide: (id: string, judged: Judgement): Promise<DeskAgreement> =>
			after(id, async (vault) => {
				await decide(vault, id, judged);
				await vault.local.forget(draftAt(id));
			}),

		/** Pauses messages, ends them or lets them go on, with the reason. @throws Failure */
		setState: (
			id: string,
			said: Readonly<{ state: MessagingState; reason: string; until: string }>,
		): Promise<DeskAgreement> =>
			after(id, async (vault) => {
				const zone = (await practiceOf(vault))?.zone ?? 'UTC';
				const endsAt = said.until && endOf(zone, said.until);
				await setState(vault, id, { ...said, endsAt });
			}),

		/** Signs that one went over the policy with the client. @throws Failure */
		attest: (
			id: string,
			said: Readonly<{ on: string; how: How; locale: Locale }>,
		): Promise<DeskAgreement> =>
			after(id, async (vault) => {
				await vault.spaces.sync(id);
				await attest(vault, await sourcesOf(vault, names, id), said);
			}),

		/**
		 * Says whose consent is needed beside the client's, up to the local day `until`, '' for no end.
		 * They are asked in their own threads. @throws Failure
		 */
		nameSigners: (
			id: string,
			said: Readonly<{ named: readonly string[]; until: string }>,
		): Promise<DeskAgreement> =>
			after(id, async (vault) => {
				await vault.spaces.sync(id);
				await nameSigners(vault, await sourcesOf(vault, names, id), said);
			}),

		/** What is being filled in and was not decided; null for nothing. */
		draft: (id: string): Promise<CandidacyFields | null> =>
			vaults.open.local.kept<CandidacyFields>(draftAt(id)),

		/** Keeps what is being filled in, sealed, on this device alone; null forgets it. */
		async keepDraft(id: string, fields: CandidacyFields | null): Promise<void> {
			const { local } = vaults.open;
			await (fields ? local.keep(draftAt(id), fields) : local.forget(draftAt(id)));
		},
	};
}

export type CandidacyRoom = ReturnType<typeof candidacyRoom>;
