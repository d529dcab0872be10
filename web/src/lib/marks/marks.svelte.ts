import { SvelteMap } from 'svelte/reactivity';
import { Asked } from '../matches/asked.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { MarksRoom } from './room.ts';
import type { SpaceMarks } from './view.ts';

/** What the team has marked, by conversation, as long as the keys are open. */
export class Marks {
	readonly room: Remote<MarksRoom>;
	readonly #spaces = new SvelteMap<string, SpaceMarks>();
	readonly #asked = new Asked();
	/** Ends its listening. */
	readonly stop: () => void;

	constructor(room: Remote<MarksRoom>, listen: (listener: (news: News) => void) => () => void) {
		this.room = room;
		this.stop = listen((news) => this.#hear(news));
	}

	/** What is marked in a conversation; undefined until it is known. */
	of(space: string): SpaceMarks | undefined {
		return this.#spaces.get(space);
	}

	/** Asks for it, once for all messages that show it. */
	begin(space: string): void {
		if (!this.#asked.has(space)) void this.#learn(space);
	}

	/** Does something and shows what came of it. @throws Failure */
	async change(space: string, done: Promise<void>): Promise<void> {
		await done;
		await this.#learn(space);
	}

	async #learn(space: string): Promise<void> {
		const isLast = this.#asked.begin(space);
		const found = await this.room.of(space).catch(() => null); // locked meanwhile
		if (found && isLast()) this.#spaces.set(space, found);
	}

	#hear(news: News): void {
		if (news.kind === 'spaces') for (const id of this.#spaces.keys()) void this.#learn(id);
		if (news.kind === 'space' && !this.#asked.has(news.id)) void this.#hearChart(news.id);
	}

	async #hearChart(id: string): Promise<void> {
		const space = await this.room.markedBy(id).catch(() => '');
		if (this.#asked.has(space)) await this.#learn(space);
	}
}
