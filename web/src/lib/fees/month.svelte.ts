import type { Carried } from '../noticed/found.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { FeesRoom } from './room.ts';
import type { MonthView } from './view.ts';

/** The statements of a client's month, on a page. */
export class MonthOnPage {
	/** Null until they are known. */
	view = $state.raw<MonthView | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	undone = $state.raw<FailureFacts | null>(null);
	/** Whether the server was asked: only then nothing is nothing. */
	isAsked = $state(false);
	isBusy = $state(false);
	readonly #room: Remote<FeesRoom>;
	readonly #space: string;
	readonly #month: string;
	#turn = 0;

	constructor(room: Remote<FeesRoom>, space: string, month: string) {
		this.#room = room;
		this.#space = space;
		this.#month = month;
	}

	async start(): Promise<void> {
		await this.#look(() => this.#room.month(this.#space, this.#month));
		await this.#learn();
		this.isAsked = true;
	}

	/** What has left this device is told to the server in numbers as well. */
	async hear(news: News): Promise<void> {
		if (news.kind !== 'space' || news.id !== this.#space) return;
		await this.#look(() => this.#room.month(this.#space, this.#month));
		if (news.where === 'server' || this.view?.isUntold) await this.#learn();
	}

	/** Asks about a line. Returns whether that was kept. */
	async ask(item: string, words: string, looked?: Carried): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.undone = null;
		try {
			await this.#room.ask(this.#space, item, words, looked);
			await this.#look(() => this.#room.month(this.#space, this.#month));
			return true;
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			this.isBusy = false;
		}
	}

	#learn(): Promise<void> {
		return this.#look(() => this.#room.openMonth(this.#space, this.#month));
	}

	/** Answers of the worker may overtake each other: what was asked for last stands. */
	async #look(ask: () => Promise<MonthView>): Promise<void> {
		const turn = (this.#turn += 1);
		try {
			const view = await ask();
			if (turn === this.#turn) this.view = view;
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}
}
