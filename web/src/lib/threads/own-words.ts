import { draftOf, keepDraft } from '../sync/drafts.ts';
import { keepTyped } from '../sync/early.ts';
import { changeKept, keepInJournal, type Kept } from '../sync/journal.ts';
import type { JsonObject } from '../protocol/canonical.ts';
import { wordsOfMoment } from '../protocol/moment-posts.ts';
import { parsePost } from '../protocol/posts.ts';
import { makeEntryId } from '../protocol/writing.ts';
import type { Given } from '../noticed/attention.ts';
import { ANSWERS } from '../protocol/safety-posts.ts';
import { takeBackAnswer } from './answers.ts';
import { UNCHECKED, type Carried } from '../noticed/found.ts';
import { foldMessages } from '../sync/folds/messages.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { addNoted } from '../noticed/noted.ts';
import type { Vaults } from '../sync/vault.ts';
import type { ThreadView } from './view.ts';

/** What one does with words of one's own in a conversation, in the worker. */
export function ownWords(vaults: Vaults, show: (id: string) => Promise<ThreadView>) {
	return {
		/**
		 * Puts another text in place of a message of one's own; an empty one withdraws it. A client's
		 * correction, and one before the first is shown, asks for the attention that the message
		 * keeps: with none, the server takes its notice and its clock back.
		 */
		async amend(
			id: string,
			entryId: string,
			text: string,
			carried?: Carried | null,
		): Promise<ThreadView> {
			const vault = vaults.open;
			const { me, spaces, outbox, local, sender, http } = vault;
			const space = await spaces.space(id);
			const log = await wholeLog(vault, id);
			const said = foldMessages(log, foldPeople(log), me.id, http.now()).find(isOf(entryId));
			const isClient = space.state?.seats.get(me.id)?.role === 'client';
			const isUnshown = (said?.showAt ?? 0) > http.now();
			const kept = isClient ? (said?.attention ?? 1) : Number(isUnshown);
			// What a client's device notices in the new wording raises it; nothing lowers it.
			const attention = text ? Math.max(kept, carried?.attention ?? 0) : 0;
			const noticed = carried?.noticed ?? [];
			const post = { type: 'amend', text, ...(noticed.length > 0 && { noticed: [...noticed] }) };
			const add = () => outbox.add(space, post, { re: entryId, attention });
			const found = carried ?? UNCHECKED;
			await (carried === undefined ? add() : addNoted(vault, id, entryId, found, add));
			await keepDraft(local, correction(id, entryId), '');
			sender.kick(id);
			return show(id);
		},

		/**
		 * Takes what still waits out of the queue and keeps its text as a draft: a message before
		 * what is being written, a correction as one. Returns the text for the box, empty if it has
		 * left already or was a correction, with what was said of it.
		 */
		async takeBack(id: string, entryId: string): Promise<Given & { text: string }> {
			const { spaces, outbox, local } = vaults.open;
			let text = '';
			let given: Given = { answer: '', tier: 'none' };
			await outbox.takeBack(await spaces.space(id), entryId, async (post, re) => {
				const words = wordsIn(post);
				if (post['type'] === 'amend') return keepDraft(local, correction(id, re), words);
				const typed = await draftOf(local, id);
				await keepDraft(local, id, [words, typed].filter(Boolean).join('\n\n'));
				text = words;
				const answer = ANSWERS.find((each) => each === post['answer']);
				if (answer) given = await takeBackAnswer(local, id, answer);
			});
			return { ...given, text };
		},

		/**
		 * Puts words on the list for the session: no answer is due, and nobody is notified. Those of
		 * the box leave it, unless they are those of the message `about`. Returns where they are.
		 */
		async bring(id: string, text: string, about = ''): Promise<Kept> {
			const { spaces, outbox, local, sender } = vaults.open;
			const item = makeEntryId();
			await outbox.add(await spaces.space(id), { type: 'agenda', text, about }, { id: item });
			if (!about) await keepDraft(local, id, '');
			sender.kick(id);
			return { space: id, id: item };
		},

		/** Stars a message to come back to, or takes the star off. Nobody is notified. */
		async star(id: string, of: string, isOn: boolean): Promise<void> {
			const { spaces, outbox, sender } = vaults.open;
			await outbox.add(await spaces.space(id), { type: 'starred', of, on: isOn ? 1 : 0 });
			sender.kick(id);
		},

		/** Keeps the words of the box for their writer alone. Returns where. @throws Failure */
		async keepForMyself(id: string, text: string): Promise<Kept> {
			const kept = await keepInJournal(vaults.open, text);
			await keepDraft(vaults.open.local, id, '');
			return kept;
		},

		/** Takes back what was put on the list or kept. */
		takeOut: (kept: Kept): Promise<void> => changeKept(vaults.open, kept, ''),

		/** Keeps what is being written, sealed: a message, or a correction of `entryId`. */
		async keepDraft(id: string, text: string, entryId = ''): Promise<void> {
			await keepTyped(vaults, entryId ? correction(id, entryId) : id, text);
		},

		/** What was being written as a correction of `entryId`; empty if nothing was. */
		correctionDraft(id: string, entryId: string): Promise<string> {
			return draftOf(vaults.open.local, correction(id, entryId));
		},
	};
}

/** What was said, of whatever type the post is. */
function wordsIn(said: JsonObject): string {
	const post = parsePost(said);
	if (post.type === 'moment') return wordsOfMoment(post);
	return post.type === 'text' || post.type === 'amend' ? post.text : '';
}

const isOf = (entryId: string) => (each: { id: string }) => each.id === entryId;

/** Where the draft of a correction is kept, beside that of the conversation. */
function correction(space: string, entryId: string): string {
	return `${space}/${entryId}`;
}
