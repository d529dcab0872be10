import type { Carried } from '../noticed/found.ts';
import { Screener } from '../noticed/screener.ts';
import type { Beside } from '../noticed/sending.ts';
import { Watch } from '../noticed/watch.svelte.ts';
import type { Remote } from '../sync/remote.ts';
import type { FeesRoom } from './room.ts';

type Page = Readonly<{
	space: string;
	room: Pick<Remote<FeesRoom>, 'beside'>;
	/** Starts the worker that looks at texts. */
	start: () => Worker;
	/** Asks about an item. Returns whether that was kept. */
	send: (item: string, words: string, looked?: Carried) => Promise<boolean>;
	/** Whom the client writes with; empty for nobody known. */
	who: () => string;
	/** The server's time (ms). */
	now: () => number;
}>;

/** How a client asks about costs on a page: nothing they write leaves without having been looked at. */
export class Asking {
	readonly #page: Page;
	readonly #looks: Screener;
	#beside: Beside = { words: [], lowered: [], earlier: [], model: false };

	constructor(page: Page) {
		this.#page = page;
		this.#looks = new Screener(page.start);
	}

	get who(): string {
		return this.#page.who();
	}

	get plan(): string {
		return `/plan/${this.#page.space}`;
	}

	/** Learns what words are held against. */
	async learn(): Promise<void> {
		const { room, space } = this.#page;
		this.#beside = await room.beside(space).catch(() => this.#beside); // locked meanwhile
	}

	/** What looks at the words about one item. */
	watch(): Watch {
		return new Watch(this.#looks, () => ({ ...this.#beside, now: this.#page.now() }));
	}

	send(item: string, words: string, looked?: Carried): Promise<boolean> {
		return this.#page.send(item, words, looked);
	}

	end(): void {
		this.#looks.end();
	}
}
