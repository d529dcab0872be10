import { makeEntryId } from '../protocol/writing.ts';
import { draftOf, keepDraft } from '../sync/drafts.ts';
import { keepTyped } from '../sync/early.ts';
import { foldPrivateNotes, type PrivateNote } from '../sync/folds/private-notes.ts';
import type { NameBook } from '../sync/names.ts';
import { ownSpace, ownSpaces } from '../sync/own-spaces.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import type { NotesView } from './view.ts';

/** Psychotherapy notes, in the worker: in their author's own space, which nobody else opens. */
export function privateNotesRoom(vaults: Vaults, names: NameBook) {
	/** @throws Failure without a connection, if there is no own space yet */
	async function put(vault: Vault, note: Omit<PrivateNote, 'at' | 'earlier'>): Promise<void> {
		const own = await ownSpace(vault, 'private');
		const { isGone, ...said } = note;
		const post = { type: 'psychotherapy_note', ...said, ...(isGone && { gone: 1 }) };
		await vault.outbox.add(await vault.spaces.space(own), post);
		vault.sender.kick(own);
	}

	return {
		/** What this device has of them, with what waits to be sent; brought up to date if `isNew`. */
		async show(space: string, isNew = false): Promise<NotesView> {
			const vault = vaults.open;
			const own = await ownSpaces(vault, 'private');
			if (isNew) {
				await Promise.all(own.map((id) => vault.spaces.sync(id).catch(() => null))); // no connection
			}
			// Two devices that began at once have made two spaces: together they are one log.
			const logs = await Promise.all(own.map((id) => wholeLog(vault, id)));
			const log = logs.flat().sort((one, other) => one.receivedAt - other.receivedAt);
			const rows = (await Promise.all(own.map((id) => vault.outbox.waiting(id)))).flat();
			const waiting = new Set(rows.map(({ entry }) => entry.header.id));
			const kept = foldPrivateNotes(log.filter(({ entry }) => waiting.has(entry.header.id)));
			const notes = foldPrivateNotes(log).filter((note) => note.space === space);
			return {
				name: (await names.of(vault)).clients.get(space)?.name ?? '',
				notes: notes
					.map((note) => ({ ...note, isKept: kept.some((each) => each.note === note.note) }))
					.reverse(),
			};
		},

		/** Whether that space is one of the viewer's own. */
		isOwn: async (id: string): Promise<boolean> =>
			(await ownSpaces(vaults.open, 'private')).includes(id),

		/** What is being written about a client, and is not kept as a note yet. */
		typed: (place: string): Promise<string> => draftOf(vaults.open.local, boxOf(place)),

		/** Keeps that, sealed. */
		keepTyped: (place: string, text: string): Promise<void> =>
			keepTyped(vaults, boxOf(place), text),

		/** Keeps a new note about the local day `on`. @throws Failure */
		async write(space: string, text: string, on: string): Promise<void> {
			const vault = vaults.open;
			await put(vault, { note: makeEntryId(), space, text, on, isGone: false });
			await keepDraft(vault.local, boxOf(space), '');
		},

		/** Puts other words in place of a note's; those before stay with it. @throws Failure */
		async change({ note, space, on }: PrivateNote, text: string): Promise<void> {
			const vault = vaults.open;
			await put(vault, { note, space, text, on, isGone: false });
			await keepDraft(vault.local, boxOf(note), '');
		},

		/** Takes a note out of sight, or brings it back. @throws Failure */
		async hide({ note, space, text, on }: PrivateNote, isGone: boolean): Promise<void> {
			await put(vaults.open, { note, space, text, on, isGone });
		},
	};
}

export type PrivateNotesRoom = ReturnType<typeof privateNotesRoom>;

/** Where what is being written about a client, or in place of a note, is kept. */
function boxOf(place: string): string {
	return `private/${place}`;
}
