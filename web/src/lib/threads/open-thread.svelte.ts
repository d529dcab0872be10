import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { ThreadsRoom } from './room.ts';
import type { Given } from '../noticed/attention.ts';
import type { Carried } from '../noticed/found.ts';
import { Draft } from '../ui/draft.svelte.ts';
import type { Care, Page } from './care.svelte.ts';
import { Held } from './held.svelte.ts';
import { partsOf } from './length.ts';
import { Moving } from './moving.svelte.ts';
import type { Promised, Usual } from './promise.ts';
import { goingWhole, gravestOf } from './turned-away.ts';
import { keptIn, type ThreadView } from './view.ts';

/** Fetches what makes the care for a conversation. */
export type Looking = () => Promise<(page: Omit<Page, 'looks' | 'now'>) => Care>;

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
	/** What is being written here; null until it is known. */
	draft = $state.raw<Draft | null>(null);
	/** What this device notices for a client; null for others, and until it has come. */
	care = $state.raw<Care | null>(null);
	readonly moving: Moving;
	/** What stays in the box while messaging is off. */
	readonly held: Held;
	readonly #room: Remote<ThreadsRoom>;
	readonly #look: Looking;
	#kept: readonly string[] = [];
	#sending: Promise<void> = Promise.resolve();
	#caring: Promise<void> | null = null;
	#isEnded = false;

	constructor(room: Remote<ThreadsRoom>, id: string, look: Looking) {
		this.#room = room;
		this.#look = look;
		this.id = id;
		this.moving = new Moving(room, this);
		this.held = new Held(room, this);
	}

	/** Stops what would go on by itself. */
	end(): void {
		this.#isEnded = true; // nothing more is fetched
		this.care?.end();
	}

	/** Follows what the worker says. */
	hear(news: News): void {
		if (news.kind === 'spaces') void this.refresh();
		if (news.kind !== 'space' || news.id !== this.id) return;
		void (news.where === 'server' ? this.refresh() : this.renew());
		if (news.where === 'server') void this.care?.learnUrgent();
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
		await this.care?.learnUrgent();
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
		const words = draft.take();
		const parts = partsOf(words);
		const before = this.#sending;
		let leave = () => {};
		let carried: (Carried | null)[] = [];
		this.#sending = new Promise<void>((resolve) => (leave = resolve));
		try {
			carried = await this.#carriedBy(parts, () => this.care?.watch.leave(words, parts));
			await before; // what was written first leaves first
			if (!(await this.held.mayGo(gravestOf(carried)))) {
				this.giveBack(
					words,
					carried.find((each) => each?.answer),
				);
				return;
			}
			if (this.view?.off) carried = goingWhole(carried);
			while (parts.length > 0) {
				const rest = parts.slice(1).join('\n\n');
				this.#learn(await this.#room.send(this.id, parts[0] ?? '', rest, carried[0]));
				parts.shift();
				carried.shift();
			}
			draft.settle();
			this.care?.watch.settle();
			this.usual = await this.#room.usual(this.id).catch(() => this.usual);
		} catch (error) {
			this.giveBack(
				parts.join('\n\n'),
				carried.find((each) => each?.answer),
			);
			throw error;
		} finally {
			leave();
		}
		void this.care?.lookAgain();
	}

	/** What parts of a client's carry, null where that is not known; nobody else's carry anything. */
	async #carriedBy(
		parts: readonly string[],
		look: () => Promise<Carried[]> | undefined,
	): Promise<(Carried | null)[]> {
		if (this.view?.role !== 'client') return [];
		return (await look()) ?? parts.map(() => null);
	}

	/** Puts a message on the list for the session. @throws Failure */
	async bring(message: string, words: string): Promise<void> {
		await this.#room.bring(this.id, words, message);
	}

	/** Stars a message to come back to, or takes the star off. @throws Failure */
	async star(message: string, isOn: boolean): Promise<void> {
		await this.#room.star(this.id, message, isOn);
	}

	/** What words carry that are looked at by themselves. */
	async look(words: string): Promise<Carried | null | undefined> {
		return (await this.#carriedBy([words], () => this.care?.leave(words)))[0];
	}

	/** Sends words as they carry; what is in the box stays there. @throws Failure */
	async sendAs(words: string, carried: Carried): Promise<void> {
		this.#learn(await this.#room.send(this.id, words, this.draft?.words ?? '', carried));
	}

	/** Puts another text in place of a message of one's own; an empty one withdraws it. */
	async amend(entryId: string, text: string): Promise<void> {
		const carried = text ? await this.look(text) : undefined;
		this.#learn(await this.#room.amend(this.id, entryId, text, carried));
		void this.care?.lookAgain();
	}

	/** Takes what still waits to be sent out of the queue, a message back into the box. */
	async takeBack(entryId: string): Promise<void> {
		const { text, ...given } = await this.#room.takeBack(this.id, entryId);
		this.giveBack(text, given);
		await this.renew();
	}

	/** Words come back into the box, with what was said of them. */
	giveBack(words: string, given?: Given | null): void {
		if (words) this.draft?.giveBack(words);
		if (given) this.care?.watch.giveBack(given);
	}

	/** What a client's message, or an answer, met is asked for once it has left. */
	#noteLeaving(view: ThreadView): void {
		const kept = view.items.flatMap(keptIn);
		const hasLeft = this.#kept.some((id) => !kept.includes(id));
		this.#kept = kept;
		if (!hasLeft || view.role !== 'client') return;
		void this.refresh();
		void this.care?.learnUrgent();
	}

	/** Shows a view, unless one that was looked up later is shown already. */
	#learn(view: ThreadView): void {
		if (this.view && view.turn < this.view.turn) return;
		this.draft ??= new Draft(view.draft, (words) => this.#room.keepDraft(this.id, words));
		this.view = view;
		this.#noteLeaving(view);
		if (view.role === 'client') void this.#lookAfter(view);
	}

	/** What was turned away is looked at once more before it stands in the box again. */
	async #lookAfter(view: ThreadView): Promise<void> {
		await (this.#caring ??= this.#takeCare());
		await this.held.takeIn(view);
	}

	/** Fetches what looks after a client, once. A page that cannot have it still has help on it. */
	async #takeCare(): Promise<void> {
		const make = await this.#look().catch(() => null);
		if (!make) {
			this.#caring = null; // it is asked for again
			return;
		}
		const [room, id] = [this.#room, this.id];
		const learn = (view: ThreadView) => this.#learn(view);
		const care = make({ room, id, learn, view: () => this.view });
		await care.restore(); // until then the worker knows what was said
		if (this.#isEnded) return;
		this.care = care;
		void care.begin();
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
