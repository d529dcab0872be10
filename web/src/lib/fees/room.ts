import type { JsonObject } from '../protocol/canonical.ts';
import { UNCHECKED, type Carried } from '../noticed/found.ts';
import { addNoted } from '../noticed/noted.ts';
import { attentionBeside, besideIn, saidWith, type Beside } from '../noticed/sending.ts';
import { ProtocolError } from '../protocol/errors.ts';
import type { FeeAnswered } from '../protocol/fee-posts.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { learnAgreement } from '../sync/agreement.ts';
import { foldPeople } from '../sync/folds/people.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { learnFees, sourceOf } from './known.ts';
import type { PaperPost } from './papers.ts';
import { ownFees } from './reading.ts';
import { learnMonth, monthView } from './statements.ts';
import type { MonthView, OwnFees } from './view.ts';

/** What a client pays, in the worker: what they say is sealed here, and told in numbers later. */
export function feesRoom(vaults: Vaults) {
	return {
		/** What a client pays in a conversation, as this device knows it. */
		own: async (space: string): Promise<OwnFees> => ownFees(await sourceOf(vaults.open, space)),

		/** The same, with what holds and what was charged as new as the network lets it be. */
		async openLine(space: string): Promise<OwnFees> {
			const vault = vaults.open;
			return ownFees(await sourceOf(vault, space, await learnFees(vault, space, false)));
		},

		/** The same with all posts and statements. */
		async openOwn(space: string): Promise<OwnFees> {
			const vault = vaults.open;
			return ownFees(await sourceOf(vault, space, await learnFees(vault, space, true)));
		},

		/** Answers a plan as its client, or stops one. */
		async answer(space: string, plan: string, answer: FeeAnswered): Promise<OwnFees> {
			const vault = vaults.open;
			const { today } = await sourceOf(vault, space);
			await say(vault, space, { type: 'fee_answer', of: plan, answer, on: today });
			return ownFees(await sourceOf(vault, space));
		},

		/** What the words of a question are held against. */
		async beside(space: string): Promise<Beside> {
			const vault = vaults.open;
			void learnAgreement(vault, space).catch(() => null); // then as this device knows it
			return besideIn(vault, space);
		},

		/**
		 * Asks about an item: it is paused until the care team answers. `words` may be empty; they ask
		 * for more attention where this device noticed something in them.
		 */
		async ask(space: string, item: string, words: string, looked?: Carried): Promise<void> {
			const [vault, text] = [vaults.open, words.trim()];
			const asked = { type: 'fee_dispute', item };
			if (!text) return say(vault, space, asked);
			const [id, carried] = [makeEntryId(), looked ?? UNCHECKED];
			const attention = await attentionBeside(vault, space, carried);
			const said = { ...asked, text, ...saidWith(carried) };
			await addNoted(vault, space, id, carried, () => say(vault, space, said, { attention, id }));
		},

		/** Says that the client pays themselves and no payer is to be told, or that this is over. */
		async selfPay(space: string, isOn: boolean): Promise<OwnFees> {
			const vault = vaults.open;
			const { today } = await sourceOf(vault, space);
			await say(vault, space, { type: 'fee_restriction', on: today, is_on: isOn ? 1 : 0 });
			return ownFees(await sourceOf(vault, space));
		},

		/** The statements of the month that begins on a day, as this device knows them. */
		month: (space: string, month: string): Promise<MonthView> =>
			monthView(vaults.open, space, month),

		/** The same, as new as the network lets them be. */
		async openMonth(space: string, month: string): Promise<MonthView> {
			const vault = vaults.open;
			return monthView(vault, space, month, await learnMonth(vault, space, month));
		},

		/** A paper that was made for the client; null for none of that id. */
		async paper(space: string, id: string, isNew = false): Promise<PaperPost | null> {
			const vault = vaults.open;
			if (isNew) await vault.spaces.sync(space).catch(() => null); // then as this device knows it
			const { papers } = (await sourceOf(vault, space)).signed;
			return papers.find((each) => each.id === id)?.post ?? null;
		},
	};
}

export type FeesRoom = ReturnType<typeof feesRoom>;

/** Seals what a client says; the server is told once it has it. @throws ProtocolError 'role' */
async function say(
	vault: Vault,
	space: string,
	post: JsonObject,
	manner: { attention?: number; id?: string } = {},
): Promise<void> {
	const thread = await vault.spaces.space(space);
	const me = foldPeople(thread.log()).get(vault.me.id);
	if (me?.role !== 'client') throw new ProtocolError('role');
	await vault.outbox.add(thread, post, manner);
	vault.sender.kick(space);
	vault.tell({ kind: 'space', id: space, where: 'device' });
}
