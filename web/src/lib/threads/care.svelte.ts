import { carriedLater, type Against, type Carried, type Earlier } from '../noticed/found.ts';
import { Screener, type Looks } from '../noticed/screener.ts';
import { Watch } from '../noticed/watch.svelte.ts';
import type { Answer } from '../protocol/safety-posts.ts';
import { factsOf } from '../sync/failure.ts';
import type { Remote } from '../sync/remote.ts';
import type { Unlooked } from './noticing.ts';
import type { ThreadsRoom } from './room.ts';
import type { Urgent } from './urgent.ts';
import type { ThreadView } from './view.ts';

const LOOK_AGAIN_MS = 5_000;

/** What of its page a client's conversation needs to be looked after. */
export type Page = Readonly<{
	id: string;
	room: Remote<ThreadsRoom>;
	looks: Looks;
	/** The server's time in ms. */
	now: () => number;
	view: () => ThreadView | null;
	learn: (view: ThreadView) => void;
}>;

/** Makes the care for conversations, with one worker to look at texts. */
export function careWith(
	start: () => Worker,
	now: () => number,
): (page: Omit<Page, 'looks' | 'now'>) => Care {
	const looks = new Screener(start);
	return (page) => new Care({ ...page, looks, now });
}

/** What a client's device notices in their conversation, and what becomes of urgent messages. */
export class Care {
	/** What is noticed in the box. */
	readonly watch: Watch;
	/** What becomes of an urgent message; null until it is known. */
	urgent = $state.raw<Urgent | null>(null);
	readonly #page: Page;
	#earlier: readonly Earlier[] = [];
	#asked = 0;
	#isEnded = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(page: Page) {
		this.#page = page;
		const { room, id, looks } = page;
		this.watch = new Watch(
			looks,
			() => this.#against,
			(given) => void room.keepAnswer(id, given).catch(() => undefined), // it stands on the page
		);
	}

	/** Puts back what was said before and has not left: before anything can be sent. */
	async restore(): Promise<void> {
		const given = await this.#page.room.keptAnswer(this.#page.id).catch(() => null);
		if (given) this.watch.giveBack(given);
	}

	async begin(): Promise<void> {
		await Promise.all([this.learnUrgent(), this.lookAgain()]);
	}

	/** Asks anew what becomes of an urgent message. */
	async learnUrgent(): Promise<void> {
		const { room, id } = this.#page;
		const turn = (this.#asked += 1);
		const urgent = await room.urgent(id).catch(() => null); // locked meanwhile
		if (urgent && turn === this.#asked) this.urgent = urgent; // what was asked last stands
	}

	/** What another wording of a message carries. */
	leave(text: string): Promise<Carried[]> {
		return new Watch(this.#page.looks, () => this.#against).leave(text, [text]);
	}

	/** Says of oneself, after the message `ref` was sent, how safe one is. @throws Failure */
	async answer(ref: string, answer: Answer): Promise<void> {
		const { room, id, learn } = this.#page;
		learn(await room.answer(id, ref, answer));
	}

	/** Lets an answer that the server would not take have another try. @throws Failure */
	async retry(entryId: string): Promise<void> {
		const { room, id, learn } = this.#page;
		await room.retry(id, entryId);
		learn(await room.show(id));
	}

	/**
	 * Looks at what left before it could be looked at: the rules had not come yet, or the worker had
	 * died. What is found then goes after it.
	 */
	async lookAgain(): Promise<void> {
		const { room, id } = this.#page;
		this.#earlier = await room.recent(id).catch(() => this.#earlier);
		const isDone = await room.unlooked(id).then((all) => this.#lookAtAll(all), isLocked);
		clearTimeout(this.#timer);
		if (!isDone && !this.#isEnded)
			this.#timer = setTimeout(() => void this.lookAgain(), LOOK_AGAIN_MS);
	}

	/** Whether none of these has to wait. One that does keeps no other back. */
	async #lookAtAll(all: readonly Unlooked[]): Promise<boolean> {
		let isDone = true;
		for (const left of all) {
			if (this.#isEnded) return true;
			if (!(await this.#lookAt(left))) isDone = false;
		}
		return isDone;
	}

	async #lookAt(left: Unlooked): Promise<boolean> {
		const { room, id, learn } = this.#page;
		const found = await this.watch.lookAgain(left.text);
		if (this.#isEnded) return true;
		// What the rules say is urgent is told at once: the model could add nothing to it.
		if (!found || (found.isPartial && found.tier !== 'urgent')) return false;
		try {
			learn(await room.looked(id, left, carriedLater(found, left)));
			return true;
		} catch (error) {
			return isLocked(error);
		}
	}

	/** Stops what would go on by itself. */
	end(): void {
		this.#isEnded = true;
		clearTimeout(this.#timer);
		this.watch.clear();
		this.#page.looks.end();
	}

	get #against(): Against {
		const { view, now } = this.#page;
		const { words = [], lowered = [], model = false } = view() ?? {};
		return { words, lowered, earlier: this.#earlier, now: now(), model };
	}
}

/** Then it is looked at when the conversation is opened again; all else is tried again. */
function isLocked(error: unknown): boolean {
	return factsOf(error).kind === 'locked';
}
