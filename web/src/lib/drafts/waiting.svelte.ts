import type { News, Remote } from '../sync/remote.ts';
import type { DraftsRoom } from './room.ts';

type Desk = Readonly<{
	room: (name: 'drafts') => Remote<DraftsRoom>;
	listen: (listener: (news: News) => void) => () => void;
}>;

/** How many drafts wait for the viewer's release, by conversation, followed until `end`. */
export class WaitingDrafts {
	counts = $state.raw<Readonly<Record<string, number>>>({});
	/** Stops following. */
	readonly end: () => void;
	readonly #room: Remote<DraftsRoom>;

	constructor(desk: Desk) {
		this.#room = desk.room('drafts');
		this.end = desk.listen(({ kind }) => {
			if (kind === 'space' || kind === 'spaces') void this.#learn();
		});
		void this.#learn();
	}

	async #learn(): Promise<void> {
		this.counts = await this.#room.waiting().catch(() => this.counts); // locked meanwhile
	}
}
