import type { JsonObject } from '../protocol/canonical.ts';
import { draftOf, keepDraft } from '../sync/drafts.ts';
import { keepTyped } from '../sync/early.ts';
import type { Since, Verdict } from '../sync/folds/reply-drafts.ts';
import type { Opened } from '../sync/folds/opened.ts';
import { purposeOf } from '../sync/folds/purpose.ts';
import type { NameBook } from '../sync/names.ts';
import type { Manner } from '../sync/outbox.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { askedIn, bothOf, draftsIn, draftsViewOf, namingIn, verdictsIn } from './reading.ts';
import { isSame, waitingIn, type DraftsView, type Released } from './view.ts';

const UNDO_MS = 20_000; // as an answer: for so long nobody else is shown it

/** A trainee's replies, in the worker: written in the chart, released in the conversation. */
export function draftsRoom(vaults: Vaults, names: NameBook) {
	async function post(vault: Vault, space: string, said: JsonObject, manner: Manner = {}) {
		await vault.outbox.add(await vault.spaces.space(space), said, manner);
		vault.sender.kick(space);
	}

	/** Brings both up to date. @throws Failure without a connection */
	async function refresh({ spaces }: Vault, space: string, chart: string): Promise<void> {
		await spaces.sync(space);
		if (chart) await spaces.sync(chart);
	}

	return {
		/** What this device knows of it, with what waits to be sent; brought up to date if `isNew`. */
		async show(space: string, isNew = false): Promise<DraftsView> {
			const vault = vaults.open;
			const { chart } = await bothOf(vault, space);
			if (isNew) await refresh(vault, space, chart).catch(() => null); // no connection
			return draftsViewOf(vault, names, space);
		},

		/** The conversation whose chart has grown, empty if that space is none. */
		async aboutOf(id: string): Promise<string> {
			const { of, about } = purposeOf((await vaults.open.spaces.space(id)).log());
			return of === 'chart' ? about : '';
		},

		/** How many drafts wait for the viewer's release, by conversation. */
		async waiting(): Promise<Readonly<Record<string, number>>> {
			const vault = vaults.open;
			const found: Record<string, number> = {};
			for (const summary of await vault.spaces.listKept()) {
				if (summary.purpose !== 'chart' || summary.until_seq >= 0) continue;
				const log = (await vault.spaces.upTo(summary)).log();
				const { about } = purposeOf(log);
				// Most charts have no draft: nothing more is read for them.
				if (!log.some(isDraft)) continue;
				const view = await draftsViewOf(vault, names, about);
				if (view.role === 'clinician') found[about] = waitingIn(view).length;
			}
			return found;
		},

		/** What is being written, and was not put into the chart yet. */
		typed: (place: string): Promise<string> => draftOf(vaults.open.local, boxOf(place)),

		/** Keeps that, sealed. */
		keepTyped: (place: string, text: string): Promise<void> =>
			keepTyped(vaults, boxOf(place), text),

		/**
		 * Puts a draft into the chart that answers the message `of`, in the place of the writer's own
		 * draft `before`, empty for none. @throws Failure
		 */
		async write(space: string, text: string, of: string, before: string): Promise<void> {
			const vault = vaults.open;
			const { chart } = await bothOf(vault, space);
			const said = { type: 'reply_draft', text, of, ...(before && { before }) };
			await post(vault, chart, said);
			await keepDraft(vault.local, boxOf(space), '');
		},

		/** Takes a draft of the viewer's back. @throws Failure */
		async withdraw(space: string, draft: string): Promise<void> {
			const vault = vaults.open;
			const { chart } = await bothOf(vault, space);
			const nothing = () => Promise.resolve();
			const isHere = await vault.outbox.takeBack(await vault.spaces.space(chart), draft, nothing);
			if (!isHere) await post(vault, chart, { type: 'amend', text: '' }, { re: draft });
		},

		/**
		 * Says a draft in the conversation, word for word; it leaves at `later` (ms), or as soon as
		 * there was time to think again. `seen` is what the viewer knows to have happened since: if
		 * it is not that any more, nothing is said. @throws Failure without a connection
		 */
		async release(
			space: string,
			id: string,
			seen: readonly Since[],
			later: number,
		): Promise<Released> {
			const vault = vaults.open;
			await refresh(vault, space, (await bothOf(vault, space)).chart);
			const both = await bothOf(vault, space);
			const draft = draftsIn(both).find((each) => each.id === id);
			if (draft?.state !== 'waiting' || !isSame(draft.since, seen)) return 'changed';
			const naming = namingIn(both, draft.author, vault.me.id);
			if (naming) await post(vault, space, naming);
			const said = { type: 'text', text: draft.text, by: draft.author, draft: draft.hash };
			const showAt = Math.max(later, vault.http.now() + UNDO_MS);
			await post(vault, space, said, { re: askedIn(both), attention: 1, showAt });
			return 'leaves';
		},

		/**
		 * Of two who released at once the second takes it back before anybody is shown it. Returns
		 * whether that was so.
		 */
		async settle(space: string): Promise<boolean> {
			const vault = vaults.open;
			const both = await bothOf(vault, space);
			const verdicts = verdictsIn(both);
			const again = both.messages.filter(({ id, author, showAt }) => {
				return verdicts[id] === 'again' && author === vault.me.id && showAt > vault.http.now();
			});
			for (const { id } of again) {
				await post(vault, space, { type: 'amend', text: '' }, { re: id });
			}
			return again.length > 0;
		},

		/** Sends a draft back to its writer, with the reason. @throws Failure */
		async sendBack(space: string, draft: string, why: string): Promise<void> {
			const vault = vaults.open;
			const { chart } = await bothOf(vault, space);
			await post(vault, chart, { type: 'draft_back', of: draft, why });
			await keepDraft(vault.local, boxOf(draft), '');
		},

		/**
		 * Whether a message that names another writer is what they wrote; empty if it names none, or
		 * this device cannot know.
		 */
		async verdict(space: string, message: string): Promise<Verdict | ''> {
			const vault = vaults.open;
			const both = await bothOf(vault, space);
			const found = both.chart ? (verdictsIn(both)[message] ?? '') : '';
			if (found !== 'no_draft') return found;
			// The chart may have grown since: what is not there yet is nobody's lie.
			const isNew = await vault.spaces.sync(both.chart).then(Boolean, () => false);
			return isNew ? (verdictsIn(await bothOf(vault, space))[message] ?? '') : '';
		},
	};
}

export type DraftsRoom = ReturnType<typeof draftsRoom>;

/** Where what is being written about a conversation or a draft is kept. */
function boxOf(place: string): string {
	return `reply/${place}`;
}

function isDraft({ post }: Opened): boolean {
	return post?.type === 'reply_draft';
}
