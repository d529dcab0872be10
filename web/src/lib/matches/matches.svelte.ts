import { SvelteMap } from 'svelte/reactivity';
import type { News, Remote } from '../sync/remote.ts';
import { Asked } from './asked.ts';
import type { MatchesRoom } from './room.ts';
import type { Noted, SpaceMatches, Verdict } from './view.ts';

/** What matched in what clients wrote, by conversation, as long as the keys are open. */
export class Matches {
	readonly room: Remote<MatchesRoom>;
	readonly #spaces = new SvelteMap<string, SpaceMatches>();
	readonly #asked = new Asked();

	constructor(room: Remote<MatchesRoom>) {
		this.room = room;
	}

	/** Follows what the worker says. */
	hear(news: News): void {
		if (news.kind === 'keys') this.#forget();
		if (news.kind === 'spaces') for (const id of this.#spaces.keys()) void this.learn(id);
		if (news.kind !== 'space' || this.#spaces.size === 0) return;
		if (this.#spaces.has(news.id)) void this.learn(news.id);
		else if (news.where === 'server') void this.#hearChart(news.id);
	}

	/** Looks at a conversation: at what it has got by now. */
	async learn(space: string): Promise<void> {
		const isLast = this.#asked.begin(space);
		const found = await this.room.of(space).catch(() => null); // no packs here, or locked meanwhile
		if (found && isLast()) this.#spaces.set(space, found);
	}

	/** What is known of a message; undefined if nothing is. */
	of(space: string, message: string): Noted | undefined {
		return this.#spaces.get(space)?.[message];
	}

	/** @throws Failure */
	async mark(space: string, message: string, mark: Verdict): Promise<void> {
		this.#asked.begin(space);
		const found = await this.room.mark(space, message, mark);
		if (!this.#asked.has(space)) return; // locked meanwhile
		this.#asked.begin(space); // what was asked before the mark was there is of no use
		this.#spaces.set(space, found);
	}

	#forget(): void {
		this.#spaces.clear();
		this.#asked.forget();
	}

	async #hearChart(id: string): Promise<void> {
		const space = await this.room.markedBy(id).catch(() => '');
		if (this.#spaces.has(space)) await this.learn(space);
	}
}
