import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { PracticeDetails } from '../api/shapes.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { ThreadsRoom } from './room.ts';
import type { ThreadSummary, ThreadView } from './view.ts';

/** The conversations that the pages show; empty again as soon as the keys are locked. */
export class Threads {
	practice = $state.raw<PracticeDetails | null>(null);
	/** Null until they are known. */
	ids = $state.raw<readonly string[] | null>(null);
	readonly summaries = new SvelteMap<string, ThreadSummary>();
	/** The conversation that is open, null if none is, or not yet. */
	view = $state.raw<ThreadView | null>(null);
	/** Why the list or the open conversation could not be shown at all. */
	failure = $state.raw<FailureFacts | null>(null);
	readonly room: Remote<ThreadsRoom>;
	#openId = '';
	#asked = 0;

	constructor(room: Remote<ThreadsRoom>) {
		this.room = room;
	}

	/** Follows what the worker says. */
	hear(news: News): void {
		if (news.kind === 'keys') {
			if (news.state === 'open') void this.#learnPractice();
			else this.#clear();
		} else if (news.kind === 'space' && news.id === this.#openId) {
			void this.#show(news.where === 'server' ? 'open' : 'show');
		} else if (this.ids) {
			void (news.kind === 'spaces' ? this.list() : this.#summarise(news.id));
		}
		if (news.kind === 'spaces' && this.#openId) void this.#show('open');
	}

	/** Fetches the list, line by line. */
	async list(): Promise<void> {
		await this.#try(async () => {
			this.ids = await this.room.ids();
			await Promise.all(this.ids.map((id) => this.#summarise(id)));
		});
	}

	/** Opens a conversation: first as this device knows it, then brought up to date. */
	async open(id: string): Promise<void> {
		this.#openId = id;
		this.view = null;
		await this.#show('open');
	}

	close(): void {
		this.#openId = '';
		this.view = null;
		this.failure = null;
	}

	/** Keeps and sends a message; resolves once this device has kept it. @throws Failure */
	async send(text: string): Promise<void> {
		const id = this.#openId;
		const view = await this.room.send(id, text);
		if (id === this.#openId) this.view = view;
	}

	/** Shows the open conversation again as this device knows it. */
	async renew(): Promise<void> {
		await this.#show('show');
	}

	async #show(how: 'open' | 'show'): Promise<void> {
		const id = this.#openId;
		const asked = (this.#asked += 1);
		await this.#try(async () => {
			const view = await this.room[how](id);
			if (id === this.#openId && asked === this.#asked) this.view = view;
		});
	}

	async #summarise(id: string): Promise<void> {
		if (this.ids?.includes(id) !== true) return;
		this.summaries.set(id, await this.room.summary(id));
	}

	async #learnPractice(): Promise<void> {
		await this.#try(async () => {
			this.practice = await this.room.practice();
		});
	}

	async #try(action: () => Promise<void>): Promise<void> {
		this.failure = null;
		try {
			await action();
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	#clear(): void {
		this.ids = null;
		this.summaries.clear();
		this.view = null;
		this.failure = null;
	}
}

export const [getThreads, setThreads] = createContext<Threads>();
