import type { JsonObject } from '../protocol/canonical.ts';
import { makeEntryId } from '../protocol/writing.ts';
import { isOwn, OWN, type Pin, type Reply, type Said } from '../replying/saved.ts';
import type { Opened } from '../sync/folds/opened.ts';
import type { NameBook } from '../sync/names.ts';
import { ownSpace, ownSpaces } from '../sync/own-spaces.ts';
import type { Vault, Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { knownOf } from './knowing.ts';
import { namedAgain } from './naming.ts';
import type { Brought, Habits, Known, NamedAgain, ReplyWords, Saved, Shelf } from './view.ts';

const NO_WORDS = { when: '', text: {} };
const HABITS = 'replying/habits';

/** Saved replies and what helps with an answer, in the worker: one's own words are opened here. */
export function savedRepliesRoom(vaults: Vaults, names: NameBook) {
	/** Keeps a post on a shelf; it leaves as soon as it can. */
	async function put(vault: Vault, shelf: Shelf, post: JsonObject): Promise<void> {
		const { spaces, outbox, sender } = vault;
		const id = shelf === 'practice' ? await directory(vault) : await ownSpace(vault, 'private');
		await outbox.add(await spaces.space(id), post);
		sender.kick(id);
	}

	async function directory(vault: Vault): Promise<string> {
		const { directory: id } = await names.of(vault);
		if (!id) throw new Error('no seat in the directory');
		return id;
	}

	return {
		/** What was said of saved replies, as this device knows it; brought up to date if `isNew`. */
		async saved(isNew = false): Promise<Saved> {
			const vault = vaults.open;
			const { directory: shared } = await names.of(vault);
			const own = await ownSpaces(vault, 'private');
			const watched = [shared, ...own].filter(Boolean);
			if (isNew) {
				// Without a connection what is known here counts.
				await Promise.all(watched.map((id) => vault.spaces.sync(id).catch(() => null)));
			}
			const logs = await Promise.all(own.map((id) => wholeLog(vault, id)));
			const mine = logs.flat().toSorted((one, other) => one.receivedAt - other.receivedAt);
			return {
				practice: shared ? repliesIn(await wholeLog(vault, shared)) : [],
				personal: repliesIn(mine),
				pins: pinsIn(mine),
				watched,
			};
		},

		/** What this device knows of a client. */
		async known(space: string): Promise<Known> {
			const vault = vaults.open;
			return knownOf(vault, await names.of(vault), space);
		},

		/** Keeps a reply, or other words in place of one. @throws Failure */
		async keep({ id, category, when, text }: ReplyWords, shelf: Shelf): Promise<string> {
			const reply = id || OWN + makeEntryId();
			const said = Object.entries(text).filter(([, words]) => words.trim() !== '');
			const wordings = Object.fromEntries(said.map(([each, words]) => [each, words.trim()]));
			const post = { type: 'saved_reply', reply, category, when, text: wordings, gone: 0 };
			await put(vaults.open, shelf, post);
			return reply;
		},

		/**
		 * Hides a reply, or takes back what was said of it there: it is as the place below has it. One
		 * that nobody else has keeps its words. @throws Failure
		 */
		hide(reply: Reply, shelf: Shelf, isHidden: boolean): Promise<void> {
			const { id, category, when, text } = reply;
			const words = isOwn(reply) ? { when: when['en'] ?? '', text: { ...text } } : NO_WORDS;
			const post = { type: 'saved_reply', reply: id, category, ...words };
			return put(vaults.open, shelf, { ...post, gone: isHidden ? 1 : 0 });
		},

		/** Lets a reply stand first for a client, or no longer. @throws Failure */
		pin: (reply: string, space: string, isOn: boolean): Promise<void> =>
			put(vaults.open, 'personal', { type: 'reply_pin', reply, space, on: isOn ? 1 : 0 }),

		/** Puts words on the list for the session; nobody is notified. */
		async bring(space: string, text: string, about: string): Promise<Brought> {
			const { spaces, outbox, sender } = vaults.open;
			const id = makeEntryId();
			await outbox.add(await spaces.space(space), { type: 'agenda', text, about }, { id });
			sender.kick(space);
			return { space, id };
		},

		/** Takes that off the list again. */
		async takeOff({ space, id }: Brought): Promise<void> {
			const { spaces, outbox, sender } = vaults.open;
			await outbox.add(await spaces.space(space), { type: 'amend', text: '' }, { re: id });
			sender.kick(space);
		},

		/** Times that no longer hold and that were named in some conversations; none offline. */
		namedAgain: (spaces: readonly string[]): Promise<NamedAgain[]> =>
			namedAgain(vaults.open, spaces).catch(() => []),

		/** What was chosen on this device. */
		habits: async (): Promise<Habits> => {
			const kept = await vaults.open.local.kept<Habits>(HABITS);
			return kept ?? { isShapeOpen: false, putAway: [] };
		},

		/** Keeps it, sealed, here alone. */
		keepHabits: (habits: Habits): Promise<void> => vaults.open.local.keep(HABITS, habits),
	};
}

export type SavedRepliesRoom = ReturnType<typeof savedRepliesRoom>;

function repliesIn(log: readonly Opened[]): Said[] {
	return log.flatMap(({ post }) => (post?.type === 'saved_reply' ? [post] : []));
}

function pinsIn(log: readonly Opened[]): Pin[] {
	return log.flatMap(({ post }) => (post?.type === 'reply_pin' ? [post] : []));
}
