import type { Carried } from '../noticed/found.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { CheckInsRoom } from './room.ts';
import type { Given, OwnCheckIns } from './view.ts';

/** What was answered a moment ago, and the id of the answer. */
type Just = Readonly<{ of: string; id: string }>;

/** What a client is asked in a conversation, on a page. */
export class OwnOnPage {
	/** Null until it is known. */
	view = $state.raw<OwnCheckIns | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	/** It can be taken back with one tap. */
	just = $state.raw<Just | null>(null);
	readonly room: Remote<CheckInsRoom>;
	readonly space: string;
	#turn = 0;

	constructor(room: Remote<CheckInsRoom>, space: string) {
		this.room = room;
		this.space = space;
	}

	/** Shows what this device knows, then what the server has beyond. */
	async start(): Promise<void> {
		await this.renew();
		await this.renew(true);
	}

	hear(news: News): void {
		const isHere = news.kind === 'space' && news.id === this.space;
		if (isHere) void this.renew(news.where === 'server');
	}

	/** Answers of the worker may overtake each other: what was asked for last stands. */
	async renew(isNew = false): Promise<void> {
		const turn = (this.#turn += 1);
		const view = await this.room.own(this.space, isNew).catch(() => this.view); // locked meanwhile
		if (turn === this.#turn) this.view = view;
	}

	/** Returns whether it is kept. */
	async answer(of: string, given: Given, carried?: Carried): Promise<boolean> {
		return this.#attempt(async () => {
			const id = await this.room.answer(this.space, of, given, carried);
			this.just = { of, id };
		});
	}

	/** Takes an answer back. */
	async takeBack(id: string): Promise<void> {
		const isDone = await this.#attempt(() => this.room.takeBack(this.space, id));
		if (isDone) this.just = null;
	}

	async #attempt(how: () => Promise<unknown>): Promise<boolean> {
		this.failure = null;
		try {
			await how();
			await this.renew();
		} catch (error) {
			this.failure = factsOf(error);
		}
		return !this.failure;
	}
}
