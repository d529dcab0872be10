import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { NotesRoom } from './room.ts';
import type { Added, NoteView } from './view.ts';

type Deed = 'added' | 'cosigned';

/** A signed note on its page, and what can be put beside it. */
export class SignedOnPage {
	readonly #room: Remote<NotesRoom>;
	readonly space: string;
	readonly id: string;
	/** Null if there is none of that id; undefined until that is known. */
	view = $state.raw<NoteView | null | undefined>(undefined);
	failure = $state.raw<FailureFacts | null>(null);
	undone = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	done = $state<Deed | ''>('');

	constructor(room: Remote<NotesRoom>, space: string, id: string) {
		this.#room = room;
		this.space = space;
		this.id = id;
	}

	async load(isFresh: boolean): Promise<void> {
		try {
			this.view = await this.#room.note(this.space, this.id, isFresh);
			this.failure = null;
		} catch (error) {
			if (!this.view) this.failure = factsOf(error);
		}
	}

	hear(news: News): void {
		if (news.kind !== 'space' || ![this.space, this.view?.chart].includes(news.id)) return;
		void this.load(news.where === 'server');
	}

	/** Puts something beside it; returns whether that is done. */
	add(text: string, what: Added): Promise<boolean> {
		return this.#attempt('added', () => this.#room.add(this.space, this.id, text, what));
	}

	cosign(): Promise<boolean> {
		const hash = this.view?.note.hash ?? '';
		return this.#attempt('cosigned', () => this.#room.cosign(this.space, this.id, hash));
	}

	async #attempt(deed: Deed, action: () => Promise<NoteView | null>): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.undone = null;
		this.done = '';
		try {
			this.view = await action();
			this.done = deed;
			return true;
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			this.isBusy = false;
		}
	}
}
