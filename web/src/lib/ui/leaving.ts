import { createContext } from 'svelte';

/** What has to be kept before this page may go: whoever holds something unsaved says how. */
export class Leaving {
	readonly #keepers = new Set<() => Promise<unknown>>();

	/** Asks `keep` before the page goes, until the returned function is called. */
	before(keep: () => Promise<unknown>): () => void {
		this.#keepers.add(keep);
		return () => this.#keepers.delete(keep);
	}

	/** Resolves once everything is kept. Rejects, and the page stays, if something is not. */
	async settle(): Promise<void> {
		await Promise.all([...this.#keepers].map((keep) => keep()));
	}
}

export const [getLeaving, setLeaving] = createContext<Leaving>();
