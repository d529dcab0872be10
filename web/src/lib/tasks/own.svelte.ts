import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { TasksRoom } from './room.ts';
import type { OwnHomework, TaskLine } from './view.ts';

/** What a client was given in a conversation, on a page. */
export class OwnOnPage {
	/** Null until it is known. */
	view = $state.raw<OwnHomework | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	/** The tick of a moment ago: it can be taken back with one tap. */
	just = $state.raw<Readonly<{ line: TaskLine; answer: string }> | null>(null);
	readonly #room: Remote<TasksRoom>;
	readonly #space: string;
	#turn = 0;

	constructor(room: Remote<TasksRoom>, space: string) {
		this.#room = room;
		this.#space = space;
	}

	async start(): Promise<void> {
		await this.renew();
		await this.renew(true);
	}

	hear(news: News): void {
		if (news.kind !== 'space' || news.id !== this.#space) return;
		void this.renew(news.where === 'server');
	}

	/** Answers of the worker may overtake each other: what was asked for last stands. */
	async renew(isNew = false): Promise<void> {
		const turn = (this.#turn += 1);
		const view = await this.#room.own(this.#space, isNew).catch(() => this.view); // locked meanwhile
		if (turn === this.#turn) this.view = view;
	}

	/** Ticks a task off. */
	tick(line: TaskLine): Promise<void> {
		return this.#attempt(async () => {
			const answer = await this.#room.tick(this.#space, line.id, line.day);
			this.just = { line, answer };
		});
	}

	/** Takes an answer out again: what was said before it stands. */
	undo(answer: string): Promise<void> {
		return this.#attempt(async () => {
			await this.#room.undo(this.#space, answer);
			this.just = null;
		});
	}

	async #attempt(how: () => Promise<unknown>): Promise<void> {
		this.failure = null;
		try {
			await how();
			await this.renew();
		} catch (error) {
			this.failure = factsOf(error);
		}
	}
}
