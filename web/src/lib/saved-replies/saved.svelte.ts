import content from 'content:saved_replies';
import { merged, type Reply } from '../replying/saved.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import { faultOf, type ReplyFault } from './faults.ts';
import type { SavedRepliesRoom } from './room.ts';
import type { ReplyWords, Saved, Shelf } from './view.ts';

export type Fields = { -readonly [Name in keyof ReplyWords]: ReplyWords[Name] } & {
	text: Record<'en' | 'es', string>;
	shelf: Shelf;
};
type Undo = Readonly<{ said: 'kept' | 'hidden' | 'back'; back: (() => Promise<unknown>) | null }>;

/** The saved replies on their page. */
export class SavedOnPage {
	readonly #room: Remote<SavedRepliesRoom>;
	/** Null until it is known. */
	saved = $state.raw<Saved | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	/** What is being written; null for nothing. */
	fields = $state<Fields | null>(null);
	wrong = $state.raw<ReplyFault | null>(null);
	undone = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	/** What was done just now, and the way back. */
	done = $state.raw<Undo | null>(null);

	constructor(room: Remote<SavedRepliesRoom>) {
		this.#room = room;
	}

	/** Every reply, hidden ones too. */
	readonly replies: readonly Reply[] = $derived.by(() => {
		const { practice, personal } = this.saved ?? { practice: [], personal: [] };
		return merged(content.replies, practice, personal);
	});

	async load(isNew = true): Promise<void> {
		try {
			this.saved = await this.#room.saved();
			if (isNew) this.saved = await this.#room.saved(true);
			this.failure = null;
		} catch (error) {
			if (!this.saved) this.failure = factsOf(error);
		}
	}

	hear(news: News): void {
		if (news.kind === 'space' && this.saved?.watched.includes(news.id)) void this.load(false);
	}

	/** Begins a form: for a reply that stands, or a new one. */
	begin(reply: Reply | null, locale: 'en' | 'es'): void {
		this.wrong = null;
		this.undone = null;
		this.done = null;
		const { id = '', category = 'brief', when = {}, text = {} } = reply ?? {};
		this.fields = {
			...{ id, category, when: when[locale] ?? '' },
			text: { en: text['en'] ?? '', es: text['es'] ?? '' },
			shelf: reply?.place === 'practice' ? 'practice' : 'personal',
		};
	}

	/** Saves the form; returns whether that is done. */
	async save(): Promise<boolean> {
		const { fields } = this;
		if (!fields) return false;
		this.wrong = faultOf(content, fields.text);
		if (this.wrong) return false;
		const { shelf, ...words } = $state.snapshot(fields);
		const before = this.replies.find(({ id }) => id === words.id);
		return this.#attempt(async () => {
			const id = await this.#room.keep(words, shelf);
			this.fields = null;
			await this.load(false);
			const made = this.replies.find((each) => each.id === id);
			this.done = { said: 'kept', back: made ? () => this.#backTo(before, made, shelf) : null };
		});
	}

	/** Offers a reply no more, or again. */
	hide(reply: Reply, isHidden: boolean): Promise<boolean> {
		// Whoever hides for themselves hides nothing of others; what the practice hid it shows again.
		const shelf = !isHidden && reply.place === 'practice' ? 'practice' : 'personal';
		return this.#attempt(async () => {
			await this.#room.hide(plain(reply), shelf, isHidden);
			await this.load(false);
			const back = () => this.#room.hide(plain(reply), shelf, !isHidden);
			this.done = { said: isHidden ? 'hidden' : 'back', back };
		});
	}

	/** Takes back what was said of a reply that ships, or that the practice has. */
	restore(reply: Reply): Promise<boolean> {
		const shelf = reply.place === 'practice' ? 'practice' : 'personal';
		return this.#attempt(async () => {
			await this.#room.hide(plain(reply), shelf, false);
			await this.load(false);
			this.done = { said: 'back', back: () => this.#room.keep(wordsOf(reply), shelf) };
		});
	}

	/** Takes back what was done just now. */
	undo(): Promise<boolean> {
		const back = this.done?.back;
		return this.#attempt(async () => {
			await back?.();
			this.done = { said: 'back', back: null };
			await this.load(false);
		});
	}

	/** As it stood before: its words on that shelf, or nothing there; one that is new goes. */
	#backTo(before: Reply | undefined, made: Reply, shelf: Shelf): Promise<unknown> {
		if (!before) return this.#room.hide(plain(made), shelf, true);
		if (before.place === shelf) return this.#room.keep(wordsOf(before), shelf);
		return this.#room.hide(plain(before), shelf, false);
	}

	async #attempt(action: () => Promise<void>): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.undone = null;
		try {
			await action();
			return true;
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			this.isBusy = false;
		}
	}
}

/** What crosses to the worker is plain data. */
function plain(reply: Reply): Reply {
	return { ...reply, when: { ...reply.when }, text: { ...reply.text }, needs: [...reply.needs] };
}

function wordsOf({ id, category, when, text }: Reply): ReplyWords {
	return {
		...{ id, category, when: when['en'] ?? '' },
		text: { en: text['en'] ?? '', es: text['es'] ?? '' },
	};
}
