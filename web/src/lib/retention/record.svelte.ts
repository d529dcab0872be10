import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { RetentionRoom } from './room.ts';
import type { Done, KeepingView } from './view.ts';

/** How long a record is kept, on its page. */
export class RecordOnPage {
	readonly #room: Remote<RetentionRoom>;
	readonly space: string;
	/** Null until it is known. */
	view = $state.raw<KeepingView | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	undone = $state.raw<FailureFacts | null>(null);
	/** The code of what kept it from what was asked for just now, else empty. */
	kept = $state('');
	isBusy = $state(false);

	constructor(room: Remote<RetentionRoom>, space: string) {
		this.#room = room;
		this.space = space;
	}

	async load(): Promise<void> {
		try {
			this.view = await this.#room.show(this.space);
			this.failure = null;
		} catch (error) {
			if (!this.view) this.failure = factsOf(error);
		}
	}

	hear(news: News): void {
		if (news.kind === 'space' && news.id === this.space && !this.isBusy) void this.load();
	}

	/** Why it is about to be held, as far as it was typed. */
	draft(): Promise<string> {
		return this.#room.draft(this.space);
	}

	keepDraft(why: string): Promise<void> {
		return this.#room.keepDraft(this.space, why);
	}

	keep(rules: readonly string[]): Promise<boolean> {
		return this.#attempt(() => this.#room.keep(this.space, rules));
	}

	hold(why: string): Promise<boolean> {
		return this.#attempt(() => this.#room.hold(this.space, why));
	}

	release(hold: string): Promise<boolean> {
		return this.#attempt(() => this.#room.release(this.space, hold));
	}

	plan(): Promise<boolean> {
		return this.#attempt(() => this.#room.plan(this.space));
	}

	cancel(): Promise<boolean> {
		return this.#attempt(() => this.#room.cancel(this.space));
	}

	destroy(): Promise<boolean> {
		return this.#attempt(() => this.#room.destroy(this.space));
	}

	/** Returns whether it was done; if something keeps the record, what stands in `kept`. */
	async #attempt(action: () => Promise<Done>): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.undone = null;
		this.kept = '';
		try {
			const { view, kept } = await action();
			this.view = view;
			this.kept = kept;
			return kept === '';
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			this.isBusy = false;
		}
	}
}
