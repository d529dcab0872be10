import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { ThreadsRoom } from './room.ts';
import { Draft } from '../ui/draft.svelte.ts';
import type { Kept } from '../sync/journal.ts';
import { partsOf } from './length.ts';
import type { Promised, Usual } from './promise.ts';
import type { Item, ThreadView } from './view.ts';

/** Words that have left the box: `to` the list for the session, or what one keeps. */
export type Moved = Readonly<{ to: 'session' | 'myself'; words: string; place: Kept }>;

/** One conversation on a page, followed until the page goes. */
export class OpenThread {
	readonly id: string;
	/** Null until it is known. */
	view = $state.raw<ThreadView | null>(null);
	/** Why it could not be shown at all. */
	failure = $state.raw<FailureFacts | null>(null);
	/** What is promised to a message sent now; null if nothing is known. */
	promised = $state.raw<Promised | null>(null);
	/** What is usual to write here; null until it is known. */
	usual = $state.raw<Usual | null>(null);
	/** What has left the box for another place, and can be taken back. */
	moved = $state.raw<Moved | null>(null);
	/** What is being written here; null until it is known. */
	draft = $state.raw<Draft | null>(null);
	readonly #room: Remote<ThreadsRoom>;
	#kept: readonly string[] = [];

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

	/** Shows the conversation as this device knows it, if it does, and then brought up to date. */
	async start(): Promise<void> {
		const known = await this.#room.start(this.id).catch(() => null);
		if (known && known.items.length > 0) this.#learn(known);
		await this.refresh();
		await this.learnPromise();
	}

	/** Asks anew what is promised: it holds for a while. */
	async learnPromise(): Promise<void> {
		this.promised = await this.#room.promised(this.id).catch(() => null); // locked meanwhile
		this.usual = await this.#room.usual(this.id).catch(() => null);
	}

	/** Keeps that the client was told how often they write, so that it is not said again soon. */
	async told(): Promise<void> {
		await this.#room.told(this.id).catch(() => undefined); // then it is said once more
	}

	/** Shows more of what was before. */
	earlier(): Promise<void> {
		return this.#show(() => this.#room.earlier(this.id));
	}

	/** Shows the conversation as this device knows it. */
	renew(): Promise<void> {
		return this.#show(() => this.#room.show(this.id));
	}

	/** Shows the conversation brought up to date, as far as the network lets it. */
	refresh(): Promise<void> {
		return this.#show(() => this.#room.open(this.id));
	}

	/**
	 * Keeps and sends what is in the box, in as many messages as it takes. The box is empty before
	 * the first wait; what could not be kept stands in it again. @throws Failure
	 */
	async send(): Promise<void> {
		const { draft } = this;
		if (!draft || draft.words.trim() === '') return;
		const parts = partsOf(draft.take());
		try {
			while (parts.length > 0) {
				const rest = parts.slice(1).join('\n\n');
				this.#learn(await this.#room.send(this.id, parts[0] ?? '', rest));
				parts.shift();
			}
			draft.settle();
			this.usual = await this.#room.usual(this.id).catch(() => this.usual);
		} catch (error) {
			draft.giveBack(parts.join('\n\n'));
			throw error;
		}
	}

	/** Moves what is in the box to the list for the session, or among what one keeps. @throws */
	async move(to: Moved['to']): Promise<void> {
		const { draft } = this;
		if (!draft || draft.words.trim() === '') return;
		const words = draft.take();
		try {
			const how = to === 'session' ? this.#room.bring : this.#room.keepForMyself;
			this.moved = { to, words, place: await how(this.id, words) };
			draft.settle();
		} catch (error) {
			draft.giveBack(words);
			throw error;
		}
	}

	/** Puts what was moved into the box again. @throws Failure */
	async moveBack(): Promise<void> {
		const { moved } = this;
		if (!moved) return;
		this.moved = null;
		this.draft?.giveBack(moved.words);
		await this.#room.takeOut(moved.place);
	}

	/** Puts a message on the list for the session. @throws Failure */
	async bring(message: string, words: string): Promise<void> {
		await this.#room.bring(this.id, words, message);
	}

	/** Puts another text in place of a message of one's own; an empty one withdraws it. */
	async amend(entryId: string, text: string): Promise<void> {
		this.#learn(await this.#room.amend(this.id, entryId, text));
	}

	/** Takes what still waits to be sent out of the queue, a message back into the box. */
	async takeBack(entryId: string): Promise<void> {
		const text = await this.#room.takeBack(this.id, entryId);
		if (text) this.draft?.giveBack(text);
		await this.renew();
	}

	/** What a client's message met is asked for once it has left. */
	#noteLeaving(view: ThreadView): void {
		const isKept = (item: Item) => item.item === 'letter' && item.fate === 'kept';
		const kept = view.items.filter(isKept).map(({ id }) => id);
		const hasLeft = this.#kept.some((id) => !kept.includes(id));
		this.#kept = kept;
		if (hasLeft && view.role === 'client') void this.refresh();
	}

	/** Shows a view, unless one that was looked up later is shown already. */
	#learn(view: ThreadView): void {
		if (this.view && view.turn < this.view.turn) return;
		this.draft ??= new Draft(view.draft, (words) => this.#room.keepDraft(this.id, words));
		this.view = view;
		this.#noteLeaving(view);
	}

	async #show(ask: () => Promise<ThreadView>): Promise<void> {
		try {
			this.#learn(await ask());
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}
}
