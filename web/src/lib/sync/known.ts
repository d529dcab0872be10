import { b64 } from '../protocol/encoding.ts';
import { normalLogin } from '../protocol/locks.ts';
import { sodium } from '../protocol/sodium.ts';
import type { Store } from './store.ts';

const NAME_BYTES = 16;

/** What this browser remembers of a login: whose it is, and how strong its lock was. */
export class KnownLogins {
	readonly #store: Store;

	constructor(store: Store) {
		this.#store = store;
	}

	/** Returns the account id (undefined before a first unlock) and the highest suite seen. */
	async recall(login: string): Promise<{ id: string | undefined; suite: number }> {
		const row = await this.#store.get('known', nameOf(login));
		return { id: row?.id, suite: row?.suite ?? 0 };
	}

	async remember(login: string, id: string, suite: number): Promise<void> {
		const highest = Math.max(suite, (await this.recall(login)).suite);
		await this.#store.put('known', { login_hash: nameOf(login), id, suite: highest });
	}
}

function nameOf(login: string): string {
	return b64(sodium.crypto_generichash(NAME_BYTES, normalLogin(login), null));
}
