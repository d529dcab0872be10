import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { PracticeDetails } from '../api/shapes/practices.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { Looking, OpenThread } from './open-thread.svelte.ts';
import type { ThreadsRoom } from './room.ts';
import type { ThreadSummary } from './view.ts';

/** The conversations that the pages show, as long as the keys are open. */
export class Threads {
	practice = $state.raw<PracticeDetails | null>(null);
	/** Null until they are known. */
	ids = $state.raw<readonly string[] | null>(null);
	readonly summaries = new SvelteMap<string, ThreadSummary>();
	/** The only conversation there is; empty if there are several, or none. */
	only = $state('');
	/** Why the list could not be shown. */
	failure = $state.raw<FailureFacts | null>(null);
	readonly room: Remote<ThreadsRoom>;
	readonly look: Looking;
	readonly #followed: OpenThread[] = [];

	constructor(room: Remote<ThreadsRoom>, look: Looking) {
		this.room = room;
		this.look = look;
	}

	/** Follows what the worker says. */
	hear(news: News): void {
		for (const thread of this.#followed) thread.hear(news);
		if (news.kind === 'spaces' && this.ids) void this.list();
		else if (news.kind === 'space') void this.#summarise(news.id);
	}

	/** Asks what the practice says of itself. */
	async learnPractice(): Promise<void> {
		this.practice = await this.room.practice().catch(() => null);
	}

	/** Fetches the list, line by line. */
	async list(): Promise<void> {
		this.failure = null;
		try {
			this.ids = await this.room.ids();
			await Promise.all(this.ids.map((id) => this.#summarise(id)));
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Finds out whether there is just one conversation, which is then a client's home. */
	async learnOnly(): Promise<void> {
		const ids = await this.room.ids().catch(() => []); // nothing is known without a connection
		this.only = ids.length === 1 ? (ids[0] ?? '') : '';
	}

	/** Follows a conversation until `leave`. */
	follow(thread: OpenThread): OpenThread {
		this.#followed.push(thread);
		return thread;
	}

	/** The conversation that a page follows, if one does. */
	followed(id: string): OpenThread | undefined {
		return this.#followed.find((thread) => thread.id === id);
	}

	leave(thread: OpenThread): void {
		thread.end();
		this.#followed.splice(this.#followed.indexOf(thread), 1);
	}

	/** Forgets the list, which a page no longer shows. */
	closeList(): void {
		this.ids = null;
	}

	async #summarise(id: string): Promise<void> {
		if (!this.ids?.includes(id)) return;
		const summary = await this.room.summary(id).catch(() => null); // locked meanwhile
		if (summary) this.summaries.set(id, summary);
	}
}

export const [getThreads, setThreads] = createContext<Threads>();
