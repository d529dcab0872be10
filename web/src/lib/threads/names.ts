import type { Vault } from '../sync/vault.ts';

/** Names of clients, from the desks that staff keep about them; no client sees one. */
export class Names {
	#known: Promise<ReadonlyMap<string, string>> | null = null;

	/** Returns names by the id of the invitation or of the person. Asks each desk once. */
	of(vault: Vault): Promise<ReadonlyMap<string, string>> {
		this.#known ??= readDesks(vault);
		return this.#known;
	}

	/** Reads the desks anew next time. */
	forget(): void {
		this.#known = null;
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
