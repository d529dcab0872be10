const AT_ONCE = 16; // a page takes no more in one go without standing still

/** How far back each conversation is shown: its newest items, and more when they are asked for. */
export class Reach {
	readonly #firsts = new Map<string, number>();

	/** Shows the newest items again. */
	restart(id: string): void {
		this.#firsts.delete(id);
	}

	/** Goes further back. */
	extend(id: string): void {
		this.#firsts.set(id, Math.max(0, (this.#firsts.get(id) ?? 0) - AT_ONCE));
	}

	/** What is shown of `items`, and how many are before that. What comes later is shown as well. */
	of<Item>(id: string, items: readonly Item[]): { items: readonly Item[]; earlier: number } {
		const first = this.#firsts.get(id) ?? Math.max(0, items.length - AT_ONCE);
		if (items.length > 0) this.#firsts.set(id, first);
		return { items: items.slice(first), earlier: first };
	}
}
