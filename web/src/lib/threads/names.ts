import type { Vault } from '../sync/vault.ts';

/** Names of clients, from the desks that staff keep about them; no client sees one. */
export class Names {
	/** They go with the keys that opened them. */
	readonly #known = new WeakMap<Vault, Promise<ReadonlyMap<string, string>>>();

	/** Returns names by the id of the invitation or of the person. Asks each desk once. */
	of(vault: Vault): Promise<ReadonlyMap<string, string>> {
		const known = this.#known.get(vault) ?? readDesks(vault);
		this.#known.set(vault, known);
		return known;
	}

	/** Reads the desks anew next time. */
	forget(vault: Vault): void {
		this.#known.delete(vault);
	}
}

async function readDesks({ spaces }: Vault): Promise<ReadonlyMap<string, string>> {
	const names = new Map<string, string>();
	for (const { id, purpose } of await spaces.listKept()) {
		if (purpose !== 'desk') continue;
		const desk = await spaces.sync(id).catch(() => spaces.space(id));
		for (const { post } of desk.log()) {
			if (post?.type === 'seat') names.set(post.id, post.name);
		}
	}
	return names;
}
