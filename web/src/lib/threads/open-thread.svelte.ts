import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { ThreadsRoom } from './room.ts';
import type { ThreadView } from './view.ts';

/** One conversation on a page, followed until the page goes. */
export class OpenThread {
	readonly id: string;
	/** Null until it is known. */
	view = $state.raw<ThreadView | null>(null);
	/** Why it could not be shown at all. */
	failure = $state.raw<FailureFacts | null>(null);
	readonly #room: Remote<ThreadsRoom>;
	#asked = 0;

	constructor(room: Remote<ThreadsRoom>, id: string) {
		this.#room = room;
		this.id = id;
	}

	/** Follows what the worker says. */
	hear(news: News): void {
		if (news.kind === 'spaces') void this.refresh();
		if (news.kind !== 'space' || news.id !== this.id) return;
		void (news.where === 'server' ? this.refresh() : this.renew());
	}

	/** Shows the conversation as this device knows it. */
	renew(): Promise<void> {
		return this.#show(() => this.#room.show(this.id));
	}

	/** Shows the conversation brought up to date, as far as the network lets it. */
	refresh(): Promise<void> {
		return this.#show(() => this.#room.open(this.id));
	}

	/** Keeps and sends a message; resolves once this device has kept it. @throws Failure */
	async send(text: string): Promise<void> {
		const view = await this.#room.send(this.id, text);
		this.#asked += 1;
		this.view = view;
	}

	async #show(ask: () => Promise<ThreadView>): Promise<void> {
		const asked = (this.#asked += 1);
		try {
			const view = await ask();
			if (asked === this.#asked) this.view = view;
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}
}
