import type { Answer } from '../protocol/safety-posts.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { attentionOfAnswer, PLAIN, URGENT, type Given } from '../noticed/attention.ts';
import type { Carried, Earlier } from '../noticed/found.ts';
import { offIn } from '../sync/agreement.ts';
import { foldPeople } from '../sync/folds/people.ts';
import { foldMessages, type Message } from '../sync/folds/messages.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { notedIn, settledIn, whenLooked, type Look } from '../noticed/noted.ts';
import { urgentIn, type Urgent } from './urgent.ts';
import type { ThreadView } from './view.ts';

/** A message that left before it could be looked at, with what its writer had said. */
export type Unlooked = Given & Look & Readonly<{ text: string }>;

/** What the writer's own device noticed, in the worker: kept sealed, and never sent by itself. */
export function noticing(vaults: Vaults, show: (id: string) => Promise<ThreadView>) {
	return {
		/** What becomes of an urgent message that is sent now, and what became of those before. */
		urgent: (id: string): Promise<Urgent> => urgentIn(vaults.open, id),

		/** What was noticed in the last days in what was sent from this device. */
		recent: async (id: string): Promise<readonly Earlier[]> => {
			return (await notedIn(vaults.open, id)).earlier;
		},

		/** The messages that left before they could be looked at, with their newest wording. */
		async unlooked(id: string): Promise<Unlooked[]> {
			const vault = vaults.open;
			const { unlooked } = await settledIn(vault, id);
			if (unlooked.length === 0) return [];
			const messages = await messagesIn(vault, id);
			return unlooked.map((left) => {
				const text = messages.find((each) => each.id === left.id)?.text ?? '';
				return { ...left, text };
			});
		},

		/**
		 * Says what was found in a message that had left before. What asks for more attention goes
		 * after it: the same text once more, so that whoever is to be told is told.
		 */
		async looked(id: string, look: Look, found: Carried): Promise<ThreadView> {
			const vault = vaults.open;
			const { outbox, spaces, sender } = vault;
			await whenLooked(vault, id, look, found, async () => {
				const said = (await messagesIn(vault, id)).find((each) => each.id === look.id);
				if (!said?.text || !isMore(found, said)) return;
				const post = { type: 'amend', text: said.text, noticed: [...found.noticed] };
				const attention = Math.max(found.attention, said.attention);
				const manner = { re: look.id, attention, id: look.againId };
				await outbox.add(await spaces.space(id), post, manner);
				sender.kick(id);
			});
			return show(id);
		},

		/**
		 * Says of oneself, after a message was sent, how safe one is. While messaging is off only
		 * what is urgent is taken, and a doubt is heard as well.
		 */
		async answer(id: string, ref: string, answer: Answer): Promise<ThreadView> {
			const { outbox, spaces, sender, local } = vaults.open;
			const post = { type: 'safety_answer', ref, answer };
			const asked = attentionOfAnswer(answer);
			const attention = asked && (await offIn({ local }, id)) ? URGENT : asked;
			await outbox.add(await spaces.space(id), post, { attention, id: makeEntryId() });
			sender.kick(id);
			return show(id);
		},
	};
}

/**
 * Whether this raises a message, or names what has not been named of one that is read first. After
 * an urgent one nothing goes: it has its alert, and another would wake people again.
 */
export function isMore(
	{ attention, noticed }: Carried,
	said: Pick<Message, 'attention' | 'noticed'>,
): boolean {
	if (attention <= PLAIN || said.attention >= URGENT) return false;
	return attention > said.attention || noticed.some((rule) => !said.noticed.includes(rule));
}

async function messagesIn(vault: Vault, id: string): Promise<Message[]> {
	const log = await wholeLog(vault, id);
	return foldMessages(log, foldPeople(log), vault.me.id, vault.http.now());
}
