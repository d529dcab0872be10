import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { BoardRoom } from './room.ts';
import type { BoardTask, ClientBoard, Giving } from './view.ts';

/** What was done a moment ago: it can be undone. */
type Just = Readonly<{ entry: string; did: 'given' | 'changed' | 'taken'; before: Giving | null }>;

/** The homework of one client, on a page of staff. */
export class GivenOnPage {
	/** Null until it is known. */
	board = $state.raw<ClientBoard | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	just = $state.raw<Just | null>(null);
	readonly #room: Remote<BoardRoom>;
	readonly #space: string;
	#turn = 0;

	constructor(room: Remote<BoardRoom>, space: string) {
		this.#room = room;
		this.#space = space;
	}

	/** Shows what this device knows, then what the server has beyond. */
	async start(): Promise<void> {
		await this.renew();
		await this.renew(true);
	}

	hear(news: News): void {
		const isHere = news.kind === 'space' && news.id === this.#space;
		if (isHere) void this.renew(news.where === 'server');
	}

	/** Answers of the worker may overtake each other: what was asked for last stands. */
	async renew(isNew = false): Promise<void> {
		const turn = (this.#turn += 1);
		const board = await this.#room.ofClient(this.#space, isNew).catch(() => this.board); // locked
		if (turn === this.#turn) this.board = board;
	}

	/** Gives a task, or one in the place of `before`. Returns whether it is done. */
	give(task: Giving, before: Giving | null): Promise<boolean> {
		return this.#attempt(async () => {
			const entry = await this.#room.give(this.#space, task);
			this.just = { entry, did: before ? 'changed' : 'given', before };
		});
	}

	takeBack({ post }: BoardTask): Promise<boolean> {
		return this.#attempt(async () => {
			const entry = await this.#room.takeBack(this.#space, post);
			this.just = { entry, did: 'taken', before: post };
		});
	}

	async undo(): Promise<void> {
		const { just } = this;
		if (!just) return;
		const isDone = await this.#attempt(() => {
			return this.#room.undo(this.#space, just.entry, just.did === 'taken' ? just.before : null);
		});
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
