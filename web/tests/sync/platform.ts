import 'fake-indexeddb/auto';

/** One holder at a time, in the order of asking: what older Node lacks of a browser. */
class Locks {
	readonly #turns = new Map<string, Promise<unknown>>();

	request<T>(name: string, action: () => Promise<T>): Promise<T> {
		const turn = (this.#turns.get(name) ?? Promise.resolve()).then(action);
		this.#turns.set(
			name,
			turn.catch(() => undefined),
		);
		return turn;
	}
}

if (!('locks' in navigator)) {
	Object.defineProperty(navigator, 'locks', { value: new Locks() });
}
