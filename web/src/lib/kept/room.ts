import { draftOf, keepDraft } from '../sync/drafts.ts';
import { keepTyped } from '../sync/early.ts';
import { foldMessages } from '../sync/folds/messages.ts';
import type { SafetyWord } from '../protocol/safety-posts.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { newestWords } from '../sync/folds/safety.ts';
import { changeKept, journals, keepInJournal, type Kept } from '../sync/journal.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';

/** Something that its writer keeps for themselves; `at` in ms. */
export type KeptLine = Kept & Readonly<{ text: string; at: number }>;

const DRAFT = 'kept';

/** What a person keeps for themselves, in the worker. Nobody else can open it. */
export function keptRoom(vaults: Vaults) {
	async function linesOf(vault: Vault, space: string): Promise<KeptLine[]> {
		await vault.spaces.sync(space).catch(() => undefined); // then as this device knows it
		vault.sender.kick(space);
		const log = await wholeLog(vault, space);
		return foldMessages(log, foldPeople(log), vault.me.id, vault.http.now())
			.filter(({ kind, text }) => kind === 'text' && text)
			.map(({ id, text, at }) => ({ space, id, text, at }));
	}

	return {
		/** All that is kept, the newest first. */
		async list(): Promise<KeptLine[]> {
			const vault = vaults.open;
			const found = await Promise.all(
				(await journals(vault)).map((space) => linesOf(vault, space)),
			);
			return found.flat().sort((one, other) => other.at - one.at);
		},

		/** What was being written and is not kept yet. */
		draft: (): Promise<string> => draftOf(vaults.open.local, DRAFT),

		/** Seals what is being written, for the next time; it is not in the journal yet. */
		keepDraft: (text: string): Promise<void> => keepTyped(vaults, DRAFT, text),

		/** Keeps some words. @throws Failure */
		async keep(text: string): Promise<Kept> {
			const vault = vaults.open;
			const kept = await keepInJournal(vault, text);
			await keepDraft(vault.local, DRAFT, '');
			return kept;
		},

		/**
		 * What to notice beside the rules in this client's words, whichever care team said so. A rule
		 * that one has lowered may be what another must know of: here all of them count in full.
		 */
		async words(): Promise<readonly SafetyWord[]> {
			const vault = vaults.open;
			const listed = await vault.spaces.listing().catch(() => vault.spaces.listKept());
			const threads = listed.filter(({ purpose }) => purpose === 'thread');
			const logs = await Promise.all(threads.map(({ id }) => wholeLog(vault, id)));
			return logs.flatMap((log) => newestWords(log, foldPeople(log)));
		},

		/** Puts what is being written into the box of a conversation, before what stands there. */
		async tell(text: string, thread: string): Promise<void> {
			const { local } = vaults.open;
			const typed = await draftOf(local, thread);
			await keepDraft(local, thread, [text, typed].filter(Boolean).join('\n\n'));
			await keepDraft(local, DRAFT, '');
		},

		/** Takes something out of sight, or puts its words back. */
		change: (kept: Kept, text: string): Promise<void> => changeKept(vaults.open, kept, text),

		/** Puts what was kept into the box of a conversation, before what is written there. */
		async move(kept: KeptLine, thread: string): Promise<void> {
			const vault = vaults.open;
			const typed = await draftOf(vault.local, thread);
			await keepDraft(vault.local, thread, [kept.text, typed].filter(Boolean).join('\n\n'));
			await changeKept(vault, kept, '');
		},
	};
}

export type KeptRoom = ReturnType<typeof keptRoom>;
