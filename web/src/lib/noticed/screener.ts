import type { Against, Found } from './found.ts';

export type Ask = Readonly<{ n: number; text: string; against: Against }>;
/** Somebody is about to write whom the model may help: it is fetched meanwhile. */
export type Prepare = Readonly<{ prepare: 'model' }>;
/** `found` is null where the rules could not be fetched, or failed. */
export type Told = Readonly<{ n: number; found: Found | null }>;

/** What looks at texts, as far as those need it who write. */
export type Looks = Pick<Screener, 'check' | 'begin' | 'end'>;

/** The worker that looks at what a client writes, on their own device: started when first used. */
export class Screener {
	readonly #start: () => Worker;
	readonly #open = new Map<number, (found: Found | null) => void>();
	#worker: Worker | null = null;
	#asked = 0;

	constructor(start: () => Worker) {
		this.#start = start;
	}

	/** Begins to fetch and compile the rules, and the model if it may look. */
	begin(withModel = false): void {
		const worker = this.#running();
		if (withModel) worker?.postMessage({ prepare: 'model' } satisfies Prepare);
	}

	/** What is noticed in `text`; null if that cannot be said within so many ms. */
	check(text: string, against: Against, within: number): Promise<Found | null> {
		const n = (this.#asked += 1);
		return new Promise((resolve) => {
			const timer = setTimeout(() => this.#settle(n, null), within);
			this.#open.set(n, (found) => {
				clearTimeout(timer);
				resolve(found);
			});
			this.#running()?.postMessage({ n, text, against } satisfies Ask);
		});
	}

	/** Ends the worker; the next text starts another. */
	end(): void {
		if (this.#worker) this.#drop(this.#worker);
	}

	#running(): Worker | null {
		if (this.#worker) return this.#worker;
		try {
			const worker = this.#start();
			worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
				if (!data.found) this.#drop(worker); // what could not be fetched may be fetched by another
				this.#settle(data.n, data.found);
			});
			worker.addEventListener('error', (event) => {
				event.preventDefault();
				this.#drop(worker);
			});
			this.#worker = worker;
		} catch {
			this.#fail(); // no worker can be started here: help stands on the page without one
		}
		return this.#worker;
	}

	#drop(worker: Worker): void {
		if (this.#worker !== worker) return;
		worker.terminate();
		this.#worker = null;
		this.#fail();
	}

	#fail(): void {
		for (const n of [...this.#open.keys()]) this.#settle(n, null);
	}

	#settle(n: number, found: Found | null): void {
		const resolve = this.#open.get(n);
		this.#open.delete(n);
		resolve?.(found);
	}
}
