import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { DraftsRoom } from './room.ts';
import type { DraftsView } from './view.ts';

/** The drafts of one conversation on a page, followed until the page goes. */
export class OpenDrafts {
	/** Null until they are known. */
	view = $state.raw<DraftsView | null>(null);
	/** Why the last thing that was tried could not be done. */
	failure = $state.raw<FailureFacts | null>(null);
	/** Whether a colleague has released first what was released here. */
	isTwice = $state(false);
	isBusy = $state(false);
	readonly space: string;
	readonly room: Remote<DraftsRoom>;
	#turn = 0;

	constructor(room: Remote<DraftsRoom>, space: string) {
		this.room = room;
		this.space = space;
	}

	/** Shows what this device knows, and then what the server has beyond it. */
	async start(): Promise<void> {
		await this.#show(false);
		await this.#show(true);
	}

	/** Follows what the worker says of the conversation and of its chart. */
	async hear(news: News): Promise<void> {
		if (news.kind !== 'space') return;
		const about = await this.room.aboutOf(news.id).catch(() => '');
		if (news.id === this.space || about === this.space) await this.#show(news.where === 'server');
	}

	/** Tries something and shows what is so then; returns what came of it, null if it failed. */
	async attempt<Result>(how: () => Promise<Result>): Promise<Result | null> {
		if (this.isBusy) return null;
		this.isBusy = true;
		this.failure = null;
		let result: Result | null = null;
		try {
			result = await how();
		} catch (error) {
			this.failure = factsOf(error);
		}
		await this.#show(false);
		this.isBusy = false;
		return result;
	}

	/** Answers of the worker may overtake each other: the one that was asked for last stands. */
	async #show(isNew: boolean): Promise<void> {
		const turn = (this.#turn += 1);
		const found = await this.room.show(this.space, isNew).catch(() => this.view); // locked meanwhile
		if (turn !== this.#turn) return;
		this.view = found;
		if (found?.role !== 'clinician') return;
		this.isTwice ||= await this.room.settle(this.space).catch(() => false); // the next time
	}
}
