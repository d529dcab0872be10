import type { OpenDays } from '../api/shapes/boundaries.ts';
import { saidWith, besideIn, type Beside } from '../noticed/sending.ts';
import { UNCHECKED, type Carried } from '../noticed/found.ts';
import { addNoted } from '../noticed/noted.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { learnAgreement, offIn } from '../sync/agreement.ts';
import { draftOf, keepDraft } from '../sync/drafts.ts';
import { keepTyped } from '../sync/early.ts';
import { foldPeople } from '../sync/folds/people.ts';
import type { NameBook } from '../sync/names.ts';
import { nextSessionIn, type NextSession } from '../sync/next-session.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import type { Given, OwnCheckIns, Question, StaffCheckIns } from './view.ts';
import { ownViewOf, staffViewOf, type Source } from './views.ts';

/** For how long something can be taken back before anybody is shown it. */
const UNDO_MS = 20_000;
const draftAt = (space: string, id: string) => `check-in/${space}/${id}`;

/** Short questions and their answers, in the worker. */
export function checkInsRoom(vaults: Vaults, names: NameBook) {
	async function sourceOf(vault: Vault, space: string, isNew: boolean): Promise<Source> {
		if (isNew) await vault.spaces.sync(space).catch(() => null); // no connection
		const rows = await vault.outbox.waiting(space);
		const log = await wholeLog(vault, space);
		return {
			log,
			people: foldPeople(log),
			kept: new Set(rows.map(({ entry }) => entry.header.id)),
			me: vault.me.id,
			now: vault.http.now(),
		};
	}

	return {
		/** What a client is asked, as this device knows it; brought up to date if `isNew`. */
		async own(space: string, isNew = false): Promise<OwnCheckIns> {
			const vault = vaults.open;
			const source = await sourceOf(vault, space, isNew);
			const view = ownViewOf(source);
			if (isNew && view.mayAnswer) await learnAgreement(vault, space).catch(() => null);
			return { ...view, off: await offIn(vault, space) };
		},

		/** What the words of an answer are held against. */
		beside: (space: string): Promise<Beside> => besideIn(vaults.open, space),

		/**
		 * Answers, or answers anew. A value alone notifies nobody; words ask for the attention that a
		 * message of theirs would. Returns the id of the answer.
		 */
		async answer(space: string, of: string, { value, text }: Given, looked?: Carried) {
			const vault = vaults.open;
			const { spaces, outbox, local, sender } = vault;
			const [thread, id, carried] = [await spaces.space(space), makeEntryId(), looked ?? UNCHECKED];
			const said = { type: 'check_in_answer', of, ...(value >= 0 && { value }) };
			const words = text && { text, ...saidWith(carried) };
			const attention = text ? carried.attention : 0;
			const add = () => outbox.add(thread, { ...said, ...words }, { attention, id });
			await (text ? addNoted(vault, space, id, carried, add) : add());
			await keepDraft(local, draftAt(space, of), '');
			sender.kick(space);
			return id;
		},

		/** Takes an answer back: the one before it stands again, if there was one. */
		async takeBack(space: string, id: string): Promise<void> {
			await takeBackIn(vaults.open, space, id);
		},

		/** The words that were being written of an answer; empty if none were. */
		draft: (space: string, of: string): Promise<string> =>
			draftOf(vaults.open.local, draftAt(space, of)),

		/** Keeps them, sealed. */
		keepDraft: (space: string, of: string, words: string): Promise<void> =>
			keepTyped(vaults, draftAt(space, of), words),

		/** The check-ins of one client, for staff. */
		async ofClient(space: string, isNew = false): Promise<StaffCheckIns> {
			const vault = vaults.open;
			const client = (await names.of(vault)).clients.get(space);
			const language = (['en', 'es'] as const).find((each) => each === client?.language) ?? null;
			return { ...staffViewOf(await sourceOf(vault, space, isNew)), language };
		},

		/** Asks at each of `times` (ms), sealed now; several are one series. Returns the ids. */
		async ask(space: string, question: Question, times: readonly number[]): Promise<string[]> {
			const { spaces, outbox, http, sender } = vaults.open;
			const thread = await spaces.space(space);
			const said = postOf(question, times.length > 1 ? makeEntryId() : '');
			const ids: string[] = [];
			for (const at of times) {
				const id = makeEntryId();
				const showAt = Math.max(at, http.now() + UNDO_MS);
				await outbox.add(thread, said, { attention: 1, showAt, id });
				ids.push(id);
			}
			sender.kick(space);
			return ids;
		},

		/** Takes back what nobody has seen yet; returns the ids of what it was not too late for. */
		async withdraw(space: string, ids: readonly string[]): Promise<string[]> {
			const vault = vaults.open;
			const { coming } = staffViewOf(await sourceOf(vault, space, false));
			const unseen = ids.filter((id) => coming.some((each) => each.id === id));
			for (const id of unseen) await takeBackIn(vault, space, id);
			return unseen;
		},

		/** The zone of the viewer's own hours; empty where it is not known. */
		async zone(): Promise<string> {
			const days = await vaults.open.http.get<OpenDays>('/frames/mine/days').catch(() => null);
			return days?.zone ?? '';
		},

		/** The next session; null if none is set, or nobody knows now. */
		nextSession: (space: string): Promise<NextSession | null> =>
			nextSessionIn(vaults.open.http, space).catch(() => null),
	};
}

export type CheckInsRoom = ReturnType<typeof checkInsRoom>;

/** An answer of the server that was lost must not be taken for a post that never left. */
async function takeBackIn(vault: Vault, id: string, entry: string): Promise<void> {
	const { spaces, outbox, sender } = vault;
	const space = await spaces.sync(id).catch(() => spaces.space(id));
	const isHere = await outbox.takeBack(space, entry, () => Promise.resolve());
	if (!isHere) await outbox.add(space, { type: 'amend', text: '' }, { re: entry });
	sender.kick(id);
}

/** A question as it is sealed; what says nothing is left out. */
function postOf({ way, ask, low, high, options }: Question, series: string) {
	if (way === 'message') return { type: 'text', text: ask };
	return {
		...{ type: 'check_in', ask, kind: way },
		...(way === 'slider' && low && { low }),
		...(way === 'slider' && high && { high }),
		...(way === 'choice' && { options: [...options] }),
		...(series && { series }),
	};
}
