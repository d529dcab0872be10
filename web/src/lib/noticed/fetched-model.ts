import type { Model } from '../screening/model.ts';

const REST_MS = 60_000; // nobody who writes offline has each text screened over and over

/** The model, fetched once somebody has agreed to it. Until it is there the rules alone count. */
export class FetchedModel {
	model: Model | null = null;
	readonly #fetch: () => Promise<Model>;
	readonly #now: () => number;
	#coming: Promise<void> | null = null;
	#failedAt = -Infinity;

	/** `now` is in ms, from any beginning. */
	constructor(fetch: () => Promise<Model>, now: () => number = () => performance.now()) {
		this.#fetch = fetch;
		this.#now = now;
	}

	/** Whether it is on its way: what is looked at meanwhile is looked at again. */
	get isComing(): boolean {
		return this.#coming !== null && this.model === null;
	}

	/** Begins to fetch it. What cannot be fetched is left for a minute, in which the rules count. */
	begin(): void {
		if (this.model || this.#now() - this.#failedAt < REST_MS) return;
		this.#coming ??= this.#fetch()
			.then((model) => {
				this.model = model;
			})
			.catch(() => {
				this.#failedAt = this.#now();
			})
			.finally(() => (this.#coming = null));
	}
}
