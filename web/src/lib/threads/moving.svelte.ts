import type { Given } from '../noticed/attention.ts';
import type { Found } from '../noticed/found.ts';
import type { Kept } from '../sync/journal.ts';
import type { Remote } from '../sync/remote.ts';
import type { OpenThread } from './open-thread.svelte.ts';
import type { ThreadsRoom } from './room.ts';

/** Words that have left the box: `to` the list for the session, or what one keeps. */
export type Moved = Readonly<{
	to: 'session' | 'myself';
	words: string;
	place: Kept;
	/** What was noticed in them; null if that is not known. */
	found: Found | null;
	given: Given | undefined;
}>;

/** Moves what stands in the box to where no answer is due, and back. */
export class Moving {
	/** What has left the box for another place, and can be taken back. */
	moved = $state.raw<Moved | null>(null);
	readonly #room: Remote<ThreadsRoom>;
	readonly #page: Pick<OpenThread, 'id' | 'draft' | 'care' | 'giveBack'>;

	constructor(room: Remote<ThreadsRoom>, page: OpenThread) {
		this.#room = room;
		this.#page = page;
	}

	/** Moves what is in the box to the list for the session, or among what one keeps. @throws */
	async move(to: Moved['to']): Promise<void> {
		const { id, draft, care } = this.#page;
		if (!draft || draft.words.trim() === '') return;
		const words = draft.take();
		const given = care?.watch.given;
		try {
			const how = to === 'session' ? this.#room.bring : this.#room.keepForMyself;
			const found = (await care?.watch.takeOut(words)) ?? null;
			this.moved = { to, words, place: await how(id, words), found, given };
			draft.settle();
			care?.watch.settle();
		} catch (error) {
			this.#page.giveBack(words, given);
			throw error;
		}
	}

	/** Puts what was moved into the box again. @throws Failure */
	async moveBack(): Promise<void> {
		const { moved } = this;
		if (!moved) return;
		this.moved = null;
		this.#page.giveBack(moved.words, moved.given);
		await this.#room.takeOut(moved.place);
	}
}
