import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { News, Remote } from '../sync/remote.ts';
import type { Upload } from '../sync/uploads.ts';
import type { FilesRoom } from './room.ts';

/** Files on the pages: what waits to be sent, and how far each has come. */
export class Files {
	readonly room: Remote<FilesRoom>;
	/** From 0 to 1, by the id of the post that it is or will be. */
	readonly progress = new SvelteMap<string, number>();
	readonly #waiting = new SvelteMap<string, readonly Upload[]>();

	constructor(room: Remote<FilesRoom>) {
		this.room = room;
	}

	/** Follows what the worker says. */
	hear(news: News): void {
		if (news.kind === 'file') this.progress.set(news.id, news.done / news.size);
		else if (news.kind === 'space' && this.#waiting.has(news.id)) void this.follow(news.id);
	}

	/** What waits in this browser to go to `space`, as far as it is known. */
	waiting(space: string): readonly Upload[] {
		return this.#waiting.get(space) ?? [];
	}

	/** Asks what waits for `space`, and keeps up with it from then on. */
	async follow(space: string): Promise<void> {
		const waiting = await this.room.waiting(space).catch(() => []); // locked meanwhile
		this.#waiting.set(space, waiting);
	}

	/** Whether anything is held for `space` until it is sent. */
	holds(space: string): boolean {
		return this.waiting(space).some(({ isHeld }) => isHeld);
	}

	/**
	 * Sends what is held for `space`, if anything is, as an answer to `re` that shows at `showAt`
	 * (ms) and asks for `attention`. @throws Failure
	 */
	async send(space: string, re = '', showAt = 0, attention = 1): Promise<void> {
		if (this.holds(space)) await this.room.send(space, re, showAt, attention);
	}
}

export const [getFiles, setFiles] = createContext<Files>();
