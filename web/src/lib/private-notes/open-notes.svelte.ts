import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { PrivateNotesRoom } from './room.ts';
import type { NotesView } from './view.ts';

/** One's own notes about a client on a page, followed until the page goes. */
export class OpenNotes {
	/** Null until they are known. */
	view = $state.raw<NotesView | null>(null);
	/** Why the last thing that was tried could not be done. */
	failure = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	readonly space: string;
	readonly room: Remote<PrivateNotesRoom>;
	#turn = 0;

	constructor(room: Remote<PrivateNotesRoom>, space: string) {
		this.room = room;
		this.space = space;
	}

	/** Shows what this device has, and then what the server has beyond it. */
	async start(): Promise<void> {
		await this.#show(false);
		await this.#show(true);
	}

	/** Follows what another device of the author has written. */
	async hear(news: News): Promise<void> {
		if (news.kind !== 'space') return;
		const isOwn = await this.room.isOwn(news.id).catch(() => false);
		if (isOwn) await this.#show(news.where === 'server');
	}

	/** Tries something and shows what is so then; returns whether it could be done. */
	async attempt(how: () => Promise<void>): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.failure = null;
		try {
			await how();
		} catch (error) {
			this.failure = factsOf(error);
		}
		await this.#show(false);
		this.isBusy = false;
		return this.failure === null;
	}

	/** Answers of the worker may overtake each other: the one that was asked for last stands. */
	async #show(isNew: boolean): Promise<void> {
		const turn = (this.#turn += 1);
		const found = await this.room.show(this.space, isNew).catch((error: unknown) => {
			if (!this.view) this.failure = factsOf(error);
			return this.view;
		});
		if (turn === this.#turn) this.view = found;
	}
}
