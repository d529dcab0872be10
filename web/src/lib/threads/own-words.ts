import { draftOf, keepDraft } from '../sync/drafts.ts';
import type { Vaults } from '../sync/vault.ts';
import type { ThreadView } from './view.ts';

/** What one does with words of one's own in a conversation, in the worker. */
export function ownWords(vaults: Vaults, show: (id: string) => Promise<ThreadView>) {
	return {
		/** Puts another text in place of a message of one's own; an empty one withdraws it. */
		async amend(id: string, entryId: string, text: string): Promise<ThreadView> {
			const { spaces, outbox, local, sender } = vaults.open;
			await outbox.add(await spaces.space(id), { type: 'amend', text }, { re: entryId });
			await keepDraft(local, correction(id, entryId), '');
			sender.kick(id);
			return show(id);
		},

		/**
		 * Takes a message that still waits out of the queue. Returns its text, kept as a draft
		 * before what was being written; null if it has left already.
		 */
		async takeBack(id: string, entryId: string): Promise<string | null> {
			const { spaces, outbox, local } = vaults.open;
			let text = '';
			const post = await outbox.takeBack(await spaces.space(id), entryId, async (taken) => {
				text = typeof taken['text'] === 'string' ? taken['text'] : '';
				const typed = await draftOf(local, id);
				await keepDraft(local, id, [text, typed].filter(Boolean).join('\n\n'));
			});
			return post && text;
		},

		/** Keeps what is being written, sealed: a message, or a correction of `entryId`. */
		async keepDraft(id: string, text: string, entryId = ''): Promise<void> {
			await keepDraft(vaults.open.local, entryId ? correction(id, entryId) : id, text);
		},

		/** What was being written as a correction of `entryId`; empty if nothing was. */
		correctionDraft(id: string, entryId: string): Promise<string> {
			return draftOf(vaults.open.local, correction(id, entryId));
		},
	};
}

/** Where the draft of a correction is kept, beside that of the conversation. */
function correction(space: string, entryId: string): string {
	return `${space}/${entryId}`;
}
