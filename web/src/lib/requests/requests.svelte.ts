import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { RequestsRoom } from './room.ts';
import type { Disclosed, NewAnswer, NewRequest, RequestsView } from './view.ts';

/** The requests of one thread, on a page. */
export class Requests {
	view = $state.raw<RequestsView | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	readonly space: string;
	readonly room: Remote<RequestsRoom>;
	#turn = 0;

	constructor(room: Remote<RequestsRoom>, space: string) {
		this.room = room;
		this.space = space;
	}

	async start(): Promise<void> {
		await this.#show();
		await this.#show(true);
		await this.#tell();
	}

	hear(news: News): void {
		if (news.kind !== 'space' || !this.#isOurs(news.id)) return;
		void this.#show(news.where === 'server').then(() => this.#tell());
	}

	ask = (asked: NewRequest) => this.#attempt(() => this.room.ask(this.space, asked));
	answer = (of: string, said: NewAnswer) =>
		this.#attempt(() => this.room.answer(this.space, of, said));
	state = (of: string, words: string) =>
		this.#attempt(() => this.room.state(this.space, of, words));
	disclose = (said: Disclosed) => this.#attempt(() => this.room.disclose(this.space, said));
	release = (of: string) => this.#attempt(() => this.room.release(this.space, of));

	#isOurs(id: string): boolean {
		return id === this.space || (this.view !== null && id === this.view.chart);
	}

	/** Tries something and shows what is so then; returns whether it could be done. */
	async #attempt(how: () => Promise<void>): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.failure = null;
		try {
			await how();
		} catch (error) {
			this.failure = factsOf(error);
		}
		await this.#show();
		this.isBusy = false;
		return this.failure === null;
	}

	/** Answers of the worker may overtake each other: the one that was asked for last stands. */
	async #show(isNew = false): Promise<void> {
		const mine = (this.#turn += 1);
		try {
			const found = await this.room.show(this.space, isNew);
			if (mine === this.#turn) this.view = found;
		} catch (error) {
			if (!this.view) this.failure = factsOf(error); // else what was shown stands
		}
	}

	/** It is told again at the next look. */
	async #tell(): Promise<void> {
		await this.room.tell(this.space).catch(() => undefined);
	}
}
