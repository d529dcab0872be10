/** By conversation, what was asked last: an answer that was overtaken is not shown. */
export class Asked {
	readonly #turns = new Map<string, symbol>();

	/** Asks anew about `space`; returns how to tell whether that is still the last question. */
	begin(space: string): () => boolean {
		const turn = Symbol(space);
		this.#turns.set(space, turn);
		return () => this.#turns.get(space) === turn;
	}

	/** Whether anything was asked about `space` since all was forgotten. */
	has(space: string): boolean {
		return this.#turns.has(space);
	}

	forget(): void {
		this.#turns.clear();
	}
}
