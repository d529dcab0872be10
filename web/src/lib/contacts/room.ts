import type { JsonObject } from '../protocol/canonical.ts';
import { draftOf, keepDraft } from '../sync/drafts.ts';
import { keepTyped } from '../sync/early.ts';
import { foldContacts } from '../sync/folds/contacts.ts';
import { foldPeople, isSeated } from '../sync/folds/people.ts';
import { purposeOf } from '../sync/folds/purpose.ts';
import { foundShared } from '../sync/founding.ts';
import { chartAbout, type NameBook } from '../sync/names.ts';
import type { Manner } from '../sync/outbox.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import type { ContactsView, NewContact } from './view.ts';

/** The contact log: what was said outside of the conversation, in the worker. */
export function contactsRoom(vaults: Vaults, names: NameBook) {
	/** @throws Failure without a connection, if there is no chart yet */
	async function post(vault: Vault, space: string, said: JsonObject, manner: Manner = {}) {
		const chart = (await chartAbout(vault, space)) || (await foundShared(vault, 'chart', space));
		await vault.outbox.add(await vault.spaces.space(chart), said, manner);
		vault.sender.kick(chart);
	}

	return {
		/** What this device has of it, with what waits to be sent; brought up to date if `isNew`. */
		async show(space: string, isNew = false): Promise<ContactsView> {
			const vault = vaults.open;
			const chart = await chartAbout(vault, space);
			if (isNew && chart) await vault.spaces.sync(chart).catch(() => null); // no connection
			const people = foldPeople(await wholeLog(vault, space));
			const mine = people.get(vault.me.id);
			const known = await names.of(vault);
			const rows = chart ? await vault.outbox.waiting(chart) : [];
			const waiting = new Set(rows.flatMap(({ entry: { header } }) => [header.id, header.re]));
			const client = known.clients.get(space);
			const isClinician = mine?.role === 'clinician' && isSeated(mine);
			return {
				hasChart: chart !== '' || isClinician,
				mayAnswer: isClinician,
				name: client?.name ?? '',
				language: client?.language ?? '',
				contacts: foldContacts(chart ? await wholeLog(vault, chart) : []).map((each) => ({
					...each,
					isMine: each.author === vault.me.id,
					by: known.people.get(each.author)?.name ?? '',
					isKept: waiting.has(each.id),
				})),
			};
		},

		/** The conversation whose chart has grown, empty if that space is none. */
		async aboutOf(id: string): Promise<string> {
			const { of, about } = purposeOf((await vaults.open.spaces.space(id)).log());
			return of === 'chart' ? about : '';
		},

		/** What is being written, and was not noted yet. */
		typed: (place: string): Promise<string> => draftOf(vaults.open.local, boxOf(place)),

		/** Keeps that, sealed. */
		keepTyped: (place: string, text: string): Promise<void> =>
			keepTyped(vaults, boxOf(place), text),

		/** Notes a contact in the chart. @throws Failure */
		async note(space: string, { isAsked, minutes, ...contact }: NewContact): Promise<void> {
			const vault = vaults.open;
			const more = { ...(minutes > 0 && { minutes }), ...(isAsked && { asked: 1 }) };
			await post(vault, space, { type: 'contact', ...contact, ...more });
			await keepDraft(vault.local, boxOf(space), '');
		},

		/** Puts other words in place of the viewer's own; empty ones take it back. @throws Failure */
		async correct(space: string, id: string, text: string): Promise<void> {
			const vault = vaults.open;
			await post(vault, space, { type: 'amend', text }, { re: id });
			await keepDraft(vault.local, boxOf(id), '');
		},

		/** Puts words into the box of an answer, before what stands there. Nothing is sent. */
		async suggest(space: string, text: string): Promise<void> {
			const { local } = vaults.open;
			const typed = await draftOf(local, space);
			await keepDraft(local, space, [text, typed].filter(Boolean).join('\n\n'));
		},
	};
}

export type ContactsRoom = ReturnType<typeof contactsRoom>;

/** Where what is being written about a client, or in place of a contact's words, is kept. */
function boxOf(place: string): string {
	return `contact/${place}`;
}
