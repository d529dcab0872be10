import type { PromisePage, WaitingPage } from '../api/shapes/boundaries.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import type { Named } from '../protocol/reply-posts.ts';
import { draftOf, keepDraft } from '../sync/drafts.ts';
import { keepTyped } from '../sync/early.ts';
import { fillOwnDesks } from '../sync/desk-seats.ts';
import { IN_SESSION } from '../sync/folds/messages.ts';
import type { NameBook } from '../sync/names.ts';
import { lookAfterRecords } from '../sync/records-check.ts';
import { takeWhatIsOver } from '../sync/terms.ts';
import { keepMarks, marksOf, type Marks } from './marks.ts';
import { ownReview } from './own.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { UNDO_MS, type ReviewThread } from './view.ts';
import { reviewOf } from './views.ts';

const LATER_MS = 30_000; // whoever sits down comes first, the practice's records after that

/** Reading and answering in one go, in the worker. */
export function reviewRoom(vaults: Vaults, names: NameBook) {
	/** Where seats whose term was over have been looked for since the keys were opened. */
	const tidied = new WeakSet<Vault>();

	function tidy(vault: Vault): void {
		if (tidied.has(vault)) return;
		tidied.add(vault);
		void takeWhatIsOver(vault).catch(() => tidied.delete(vault)); // no connection: later then
		setTimeout(() => {
			if (!vaults.isOpen || vaults.open !== vault) return;
			void lookAfterRecords(vault, names);
			void fillOwnDesks(vault, names).catch(() => undefined); // a custodian's walk does it, too
		}, LATER_MS);
	}

	async function show(vault: Vault, id: string): Promise<ReviewThread> {
		const { me, http, outbox, spaces, local } = vault;
		const space = await spaces.space(id);
		const rows = await outbox.waiting(id);
		const waiting = rows.filter(({ entry }) => !space.state?.ids.has(entry.header.id));
		const [known, draft, marks] = await Promise.all([
			names.of(vault),
			draftOf(local, id),
			marksOf(local, id),
		]);
		return reviewOf({ space, me: me.id, waiting, names: known, now: http.now(), draft, marks });
	}

	/**
	 * Seals and signs `post` as something that can still be taken back, and sends it: at `later`
	 * (ms), or as soon as there was time to think again.
	 */
	async function send(
		vault: Vault,
		id: string,
		post: JsonObject,
		{ later = 0, ...manner }: Manner,
	): Promise<void> {
		const space = await vault.spaces.space(id);
		const showAt = Math.max(later, vault.http.now() + UNDO_MS);
		await vault.outbox.add(space, post, { ...manner, showAt });
		vault.sender.kick(id);
	}

	return {
		/** The ids of the conversations that the viewer answers, also without a connection. */
		async ids(): Promise<string[]> {
			const vault = vaults.open;
			const kept = await vault.spaces.listKept();
			const listed = await vault.spaces.listing().catch((error: unknown) => {
				if (kept.length === 0) throw error;
				return kept;
			});
			names.forget(vault);
			tidy(vault);
			return listed
				.filter((each) => each.purpose === 'thread' && each.role === 'clinician')
				.filter(({ until_seq: until }) => until < 0)
				.map(({ id }) => id);
		},

		/** By when what waits is to be answered (ms), by the messages' ids. */
		async due(): Promise<ReadonlyMap<string, number>> {
			const due = new Map<string, number>();
			let cursor = '';
			do {
				const page = await vaults.open.http.get<WaitingPage>('/waiting', cursor ? { cursor } : {});
				for (const { entry_id: id, due_at: at } of page.waiting) {
					if (at) due.set(id, Date.parse(at));
				}
				cursor = page.next;
			} while (cursor);
			return due;
		},

		/** One conversation as new as the list; fetched only if something is missing here. */
		async listed(id: string): Promise<ReviewThread> {
			const vault = vaults.open;
			const summary = (await vault.spaces.listKept()).find((each) => each.id === id);
			if (summary) await vault.spaces.upTo(summary);
			return show(vault, id);
		},

		/** One conversation, brought up to date if the network lets it. */
		async open(id: string): Promise<ReviewThread> {
			const vault = vaults.open;
			await vault.spaces.sync(id).catch(() => undefined);
			return show(vault, id);
		},

		/** One conversation as this device knows it. */
		show: (id: string): Promise<ReviewThread> => show(vaults.open, id),

		...ownReview(vaults),

		/**
		 * Answers the message `re`, which was the newest that the writer saw; it leaves at `later`
		 * (ms) if that is further away than the time to take it back.
		 */
		async answer(id: string, re: string, answer: Answer, later = 0): Promise<ReviewThread> {
			const vault = vaults.open;
			const named = answer.named.map((each) => ({ ...each }));
			const said = { type: 'text', text: answer.text, ...(named.length > 0 && { named }) };
			await send(vault, id, said, { re, attention: 1, later });
			await keepDraft(vault.local, id, '');
			return show(vault, id);
		},

		/** Answers `re` by a promise that can be kept until `until` (ms). */
		async promise(
			id: string,
			re: string,
			{ text, until }: Promised,
			later = 0,
		): Promise<ReviewThread> {
			const vault = vaults.open;
			await send(vault, id, { type: 'promise', text, until }, { re, attention: 1, later });
			return show(vault, id);
		},

		/** The ids of the viewer's promises of which the server knows the time. @throws Failure */
		async noted(): Promise<ReadonlySet<string>> {
			const noted = new Set<string>();
			let cursor = '';
			do {
				const given = cursor ? { cursor } : {};
				const page = await vaults.open.http.get<PromisePage>('/promises', given);
				for (const { entry_id: entryId } of page.promises) noted.add(entryId);
				cursor = page.next;
			} while (cursor);
			return noted;
		},

		/** Lets the server know by when a stored promise is due. @throws Failure */
		async note(id: string, entryId: string, until: number): Promise<void> {
			const promise = { due_at: new Date(until).toISOString() };
			await vaults.open.http.put(`/spaces/${id}/promises/${entryId}`, promise);
		},

		/** Says quietly that `re` will be answered in the session. */
		async acknowledge(id: string, re: string): Promise<ReviewThread> {
			const vault = vaults.open;
			await send(vault, id, { type: 'event', what: IN_SESSION }, { re, attention: 0 });
			return show(vault, id);
		},

		/**
		 * Takes back what has not been shown to anybody yet; an answer becomes a draft again.
		 * Returns false if it is too late.
		 */
		async undo(id: string, entryId: string): Promise<boolean> {
			const vault = vaults.open;
			const { spaces, outbox, sender, http, local } = vault;
			const sent = (await show(vault, id)).sent.find((each) => each.id === entryId);
			if (sent?.fate !== 'leaves' || sent.showAt <= http.now()) return false;
			// An answer of the server that was lost must not be taken for a message that never left.
			const space = await spaces.sync(id).catch(() => spaces.space(id));
			// What another had drafted waits in the chart again; it is no answer of one's own.
			if (sent.kind === 'text' && sent.re && !sent.by)
				await keepDraft(local, id, await joined(local, id, sent.text));
			const isHere = await outbox.takeBack(space, entryId, () => Promise.resolve());
			if (!isHere) await outbox.add(space, { type: 'amend', text: '' }, { re: entryId });
			sender.kick(id);
			return true;
		},

		/** Puts another text in place of what has not left yet. Returns false if it is too late. */
		async reword(id: string, entryId: string, text: string): Promise<boolean> {
			const vault = vaults.open;
			const { spaces, outbox, sender, http } = vault;
			const sent = (await show(vault, id)).sent.find((each) => each.id === entryId);
			if (sent?.fate !== 'leaves' || sent.by || sent.showAt <= http.now()) return false;
			// With attention it asks for the notice that the text had; without, that would be gone.
			const manner = { re: entryId, attention: 1 };
			await outbox.add(await spaces.space(id), { type: 'amend', text }, manner);
			sender.kick(id);
			return true;
		},

		/** Lets something refused have another try. */
		async retry(id: string, entryId: string): Promise<void> {
			const { spaces, outbox, sender } = vaults.open;
			await outbox.retry(await spaces.space(id), entryId);
			sender.kick(id);
		},

		/** Keeps the answer that is being written, sealed. */
		keepDraft: (id: string, text: string) => keepTyped(vaults, id, text),

		/** Keeps what was put into that answer, sealed. */
		keepMarks: (id: string, marks: Marks) => keepMarks(vaults.open.local, id, marks),
	};
}

/** An answer, and the appointments that it names. */
export type Answer = Readonly<{ text: string; named: readonly Named[] }>;

/** What is promised, and until when (ms) it can be kept. */
export type Promised = Readonly<{ text: string; until: number }>;

type Manner = Readonly<{ re: string; attention: number; later?: number }>;

export type ReviewRoom = ReturnType<typeof reviewRoom>;

/** What was taken back stands before what was being written since. */
async function joined(local: Vault['local'], id: string, text: string): Promise<string> {
	return [text, await draftOf(local, id)].filter(Boolean).join('\n\n');
}
