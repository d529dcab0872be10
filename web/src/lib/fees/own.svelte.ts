import type { FeeAnswered } from '../protocol/fee-posts.ts';
import type { Carried } from '../noticed/found.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { FeesRoom } from './room.ts';
import type { OwnFees } from './view.ts';

/** What a client pays in a conversation, on a page. */
export class FeesOnPage {
	/** Null until it is known. */
	view = $state.raw<OwnFees | null>(null);
	/** Why it could not be shown. */
	failure = $state.raw<FailureFacts | null>(null);
	/** Why what was asked for was not done. */
	undone = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	readonly #room: Remote<FeesRoom>;
	readonly #space: string;
	readonly #isLine: boolean;
	#turn = 0;

	/** `isLine` for the line where one writes, which needs no statements. */
	constructor(room: Remote<FeesRoom>, space: string, isLine = false) {
		this.#room = room;
		this.#space = space;
		this.#isLine = isLine;
	}

	/** Shows what this device knows, then what the server says. */
	async start(): Promise<void> {
		await this.#look(() => this.#room.own(this.#space));
		await this.#learn();
	}

	/** What has left this device is told to the server in numbers as well. */
	async hear(news: News): Promise<void> {
		if (news.kind !== 'space' || news.id !== this.#space) return;
		await this.#look(() => this.#room.own(this.#space));
		if (news.where === 'server' || this.view?.isUntold) await this.#learn();
	}

	/** Agrees to a plan, says no to it, or stops it. Returns whether that was kept. */
	answer(plan: string, answer: FeeAnswered): Promise<boolean> {
		return this.#attempt(() => this.#room.answer(this.#space, plan, answer));
	}

	/** Asks about an item. Returns whether that was kept. */
	ask(item: string, words: string, looked?: Carried): Promise<boolean> {
		return this.#attempt(async () => {
			await this.#room.ask(this.#space, item, words, looked);
			return this.#room.own(this.#space);
		});
	}

	/** Says whether payers are to be told nothing. Returns whether that was kept. */
	selfPay(isOn: boolean): Promise<boolean> {
		return this.#attempt(() => this.#room.selfPay(this.#space, isOn));
	}

	#learn(): Promise<void> {
		const open = this.#isLine ? this.#room.openLine : this.#room.openOwn;
		return this.#look(() => open(this.#space));
	}

	async #attempt(how: () => Promise<OwnFees>): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.undone = null;
		try {
			await this.#look(how, true);
			return true;
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			this.isBusy = false;
		}
	}

	/** Answers of the worker may overtake each other: what was asked for last stands. */
	async #look(ask: () => Promise<OwnFees>, isThrown = false): Promise<void> {
		const turn = (this.#turn += 1);
		try {
			const view = await ask();
			if (turn === this.#turn) this.view = view;
			this.failure = null;
		} catch (error) {
			if (isThrown) throw error;
			this.failure = factsOf(error);
		}
	}
}
