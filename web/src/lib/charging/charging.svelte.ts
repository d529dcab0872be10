import { SvelteMap } from 'svelte/reactivity';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { ChargingRoom } from './room.ts';
import type { ChargingView, Confirmed, MinutesRow, OwnReply } from './view.ts';

const LOOK_MS = 10_000; // between two looks at whether an answer has left

/** The last step of a review, on its page. */
export class ChargingOnPage {
	readonly room: Remote<ChargingRoom>;
	/** Null until it is known. */
	view = $state.raw<ChargingView | null>(null);
	/** Why it could not be shown. */
	failure = $state.raw<FailureFacts | null>(null);
	/** Why something was not done. */
	undone = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	/** What was confirmed on this page and can be taken back. */
	confirmed = $state.raw<readonly Confirmed[]>([]);
	/** What was decided here to cost nothing, to be opened again. */
	freed = $state.raw<readonly string[]>([]);
	/** What is said of what was done last. */
	done = $state<'' | 'charged' | 'free' | 'back' | 'minutes' | 'answered'>('');
	/** Replies that were ticked by hand, or not: by item. */
	readonly #ticks = new SvelteMap<string, boolean>();
	#turn = 0;
	#shown = 0;

	constructor(room: Remote<ChargingRoom>) {
		this.room = room;
	}

	hear(news: News): void {
		if (news.kind === 'space' && news.where === 'server' && !this.isBusy) void this.load();
	}

	async load(): Promise<void> {
		const turn = (this.#turn += 1);
		try {
			const view = await this.room.show();
			if (turn > this.#shown) [this.view, this.#shown] = [view, turn]; // none in place of a newer one
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Looks again for as long as an answer has yet to leave. Returns how to stop. */
	lookAgain(): () => void {
		const isLeaving = this.view?.clients.some(({ leaving }) => leaving > 0) ?? false;
		const timer = isLeaving ? setTimeout(() => void this.load(), LOOK_MS) : undefined;
		return () => {
			clearTimeout(timer);
		};
	}

	/** Proposed are replies that nothing makes free; a clinician decides. */
	isTicked({ item, why }: OwnReply): boolean {
		return this.#ticks.get(item) ?? why === '';
	}

	tick({ item }: OwnReply, isTicked: boolean): void {
		this.#ticks.set(item, isTicked);
	}

	/** Those that would be charged now. */
	ticked(replies: readonly OwnReply[]): OwnReply[] {
		return replies.filter((each) => this.isTicked(each));
	}

	/** Charges what is ticked, one word for each client; all else is decided to cost nothing. */
	confirm(): Promise<boolean> {
		const clients = this.view?.clients ?? [];
		return this.#attempt('charged', async () => {
			const free: string[] = [];
			for (const client of clients) {
				const { replies, space, name } = client;
				const ticked = this.ticked(replies);
				free.push(...replies.filter((each) => !ticked.includes(each)).map(({ item }) => item));
				if (ticked.length === 0) continue;
				const done = await this.room.charge({ space, name }, ticked);
				this.confirmed = [...this.confirmed, done];
			}
			await this.room.setFree(free);
			this.freed = [...this.freed, ...free];
		});
	}

	/** Decides that nothing here costs anything. */
	chargeNothing(): Promise<boolean> {
		const items = (this.view?.clients ?? []).flatMap(({ replies }) =>
			replies.map(({ item }) => item),
		);
		return this.#attempt('free', async () => {
			await this.room.setFree(items);
			this.freed = [...this.freed, ...items];
		});
	}

	/** Takes back what was confirmed on this page, and opens again what was decided with it. */
	undo(): Promise<boolean> {
		return this.#attempt('back', async () => {
			for (const each of this.confirmed) {
				await this.room.undo(each);
				this.confirmed = this.confirmed.filter(({ id }) => id !== each.id);
			}
			await this.room.setFree(this.freed, false);
			this.freed = [];
		});
	}

	confirmMinutes(row: MinutesRow, minutes: number, why: string): Promise<boolean> {
		return this.#attempt('minutes', () => this.room.confirmMinutes(row, minutes, why));
	}

	answer(
		asked: Readonly<{ space: string; item: string }>,
		outcome: 'withdrawn' | 'stands',
		words: string,
	): Promise<boolean> {
		return this.#attempt('answered', () => this.room.answerAsked(asked, outcome, words));
	}

	/** Does one thing at a time and looks again. Resolves to whether it is done. */
	async #attempt(done: typeof this.done, action: () => Promise<unknown>): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.undone = null;
		this.done = '';
		try {
			await action();
			this.done = done;
			return true;
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			await this.load();
			this.isBusy = false;
		}
	}
}
