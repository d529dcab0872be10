import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { RolloutRoom } from './room.ts';
import type { RolloutView } from './view.ts';

/** The roll-out on its page: where the practice stands, and what is being changed. */
export class RolloutOnPage {
	readonly room: Remote<RolloutRoom>;
	/** Null until it is known. */
	view = $state.raw<RolloutView | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	/** What is being done, empty if nothing is; and why the last thing was not done. */
	busy = $state('');
	undone = $state.raw<FailureFacts | null>(null);
	/** What `undone` was. */
	tried = $state('');
	#turn = 0;

	constructor(room: Remote<RolloutRoom>) {
		this.room = room;
	}

	async load(): Promise<void> {
		const turn = (this.#turn += 1);
		try {
			const view = await this.room.show();
			if (turn === this.#turn) this.view = view; // what was asked last stands
			this.failure = null;
		} catch (error) {
			if (!this.view) this.failure = factsOf(error); // what is shown stays true enough
		}
	}

	/** Looks again where somebody else has changed something. */
	hear(news: News): void {
		if (news.kind === 'spaces') void this.load();
		if (news.kind === 'space' && this.view?.watched.includes(news.id)) void this.load();
	}

	/** Does something, under a name of the page's choice; returns whether it is done. */
	async attempt(name: string, action: () => Promise<RolloutView>): Promise<boolean> {
		if (this.busy) return false;
		this.busy = name;
		this.tried = name;
		this.undone = null;
		this.#turn += 1; // an answer that is on its way is older
		try {
			this.view = await action();
			return true;
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			this.busy = '';
		}
	}
}
