import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { StartRoom } from './room.ts';
import type { StartView } from './view.ts';

/** What is being done, as the page shows it. */
export type Deed = 'tick' | 'begin' | 'show' | 'end';

/** The first steps of a practice, on their page. */
export class StartOnPage<Invited> {
	readonly room: Remote<StartRoom<Invited>>;
	/** Null until it is known. */
	view = $state.raw<StartView | null>(null);
	/** Why it could not be shown at all. */
	failure = $state.raw<FailureFacts | null>(null);
	/** Empty if nothing is being done; and why the last thing was not done. */
	busy = $state<Deed | ''>('');
	undone = $state.raw<Readonly<{ deed: Deed; facts: FailureFacts }> | null>(null);
	invited = $state.raw<Invited | null>(null);
	#turn = 0;
	#isStale = false;

	constructor(room: Remote<StartRoom<Invited>>) {
		this.room = room;
	}

	hear(news: News): void {
		if (news.kind !== 'space') return;
		if (!this.view)
			this.#isStale = true; // what is being looked up may be from before
		else if (this.view.watched.includes(news.id)) void this.load();
	}

	/** Of answers that overtake each other the one that was asked for last stands. */
	async load(): Promise<void> {
		const turn = (this.#turn += 1);
		try {
			const view = await this.room.show();
			if (turn === this.#turn) this.view = view;
			this.failure = null;
			if (this.#isStale) void this.#again();
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	#again(): Promise<void> {
		this.#isStale = false;
		return this.load();
	}

	/** Does one thing at a time. Returns whether it is done. */
	async attempt(deed: Deed, action: () => Promise<StartView | null>): Promise<boolean> {
		if (this.busy) return false;
		this.busy = deed;
		this.undone = null;
		try {
			const view = await action();
			if (view) {
				this.#turn += 1;
				this.view = view;
			} else await this.load();
			return true;
		} catch (error) {
			this.undone = { deed, facts: factsOf(error) };
			return false;
		} finally {
			this.busy = '';
		}
	}

	failureOf(...deeds: readonly Deed[]): FailureFacts | null {
		return this.undone && deeds.includes(this.undone.deed) ? this.undone.facts : null;
	}
}
