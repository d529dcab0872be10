import type { Carried } from '../noticed/found.ts';
import type { State } from '../protocol/homework-posts.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import { Filling } from './filling.svelte.ts';
import type { TasksRoom } from './room.ts';
import type { TaskView } from './view.ts';

/** One task on a client's page. */
export class OpenTask {
	/** Undefined until it is known, null if there is none. */
	view = $state.raw<TaskView | null | undefined>(undefined);
	filling = $state.raw<Filling | null>(null);
	/** Why the last thing was not done. */
	undone = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	/** The answer that was sent a moment ago. */
	just = $state('');
	readonly #room: Remote<TasksRoom>;
	readonly #space: string;
	readonly #id: string;
	/** Null where it stands today. */
	#day: string | null = null;
	#turn = 0;

	constructor(room: Remote<TasksRoom>, space: string, id: string) {
		this.#room = room;
		this.#space = space;
		this.#id = id;
	}

	/** Shows it as this device knows it, then as new as the network lets it. */
	async start(): Promise<void> {
		await this.renew();
		await this.renew(true);
		const { view } = this;
		if (view?.mayAnswer) await this.#room.seen(this.#space, this.#id, view.day).catch(() => null);
	}

	hear(news: News): void {
		if (news.kind !== 'space' || news.id !== this.#space) return;
		void this.renew(news.where === 'server');
	}

	/** Fills in another day. */
	async turnTo(day: string): Promise<void> {
		await this.filling?.draft.keep();
		this.#day = day;
		this.filling = null;
		this.just = '';
		await this.renew();
	}

	/** Answers of the worker may overtake each other: what was asked for last stands. */
	async renew(isNew = false): Promise<void> {
		const turn = (this.#turn += 1);
		const view = await this.#room
			.task(this.#space, this.#id, this.#day, isNew)
			.catch(() => this.view ?? null); // locked meanwhile
		if (turn !== this.#turn) return;
		this.view = view;
		if (view && !this.filling) await this.#fill(view);
	}

	/** Leaves what was begun with another version, and fills in the one that stands. */
	async fillAnew(): Promise<void> {
		const { view } = this;
		if (!view) return;
		await this.#room.keepDraft(this.#space, this.#id, view.day, '');
		this.filling = null;
		await this.renew();
	}

	/** Sends what is filled in. Returns whether it is kept. */
	async send(state: State, look: (words: string) => Promise<Carried[]>): Promise<boolean> {
		const { filling, view } = this;
		if (!filling || !view) return false;
		return this.#attempt(async () => {
			const { filled, words } = filling;
			await filling.draft.keep(); // it is kept, whatever becomes of sending it
			const [carried] = words ? await look(words) : [];
			this.just = await this.#room.answer(
				...([this.#space, this.#id, view.day, state, filled, carried] as const),
			);
			filling.left(filled);
		});
	}

	/** Takes out what was sent a moment ago; what was filled in can be sent again. */
	undo(): Promise<boolean> {
		return this.#attempt(async () => {
			await this.#room.undo(this.#space, this.just);
			this.just = '';
			this.filling?.changed();
		});
	}

	retry(answer: string): Promise<boolean> {
		return this.#attempt(() => this.#room.retry(this.#space, answer));
	}

	async #fill(view: TaskView): Promise<void> {
		const { day } = view;
		const begun = await this.#room.draft(this.#space, this.#id, day).catch(() => null);
		if (this.filling || this.view?.day !== day) return;
		this.filling = new Filling(view, begun, (words) =>
			this.#room.keepDraft(this.#space, this.#id, day, words),
		);
	}

	async #attempt(how: () => Promise<unknown>): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.undone = null;
		try {
			await how();
			await this.renew();
		} catch (error) {
			this.undone = factsOf(error);
		} finally {
			this.isBusy = false;
		}
		return this.undone === null;
	}
}
