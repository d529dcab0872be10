import type { Lock } from '../api/shapes/accounts.ts';
import { b64 } from '../protocol/encoding.ts';
import { normalLogin } from '../protocol/locks.ts';
import { sodium } from '../protocol/sodium.ts';
import type { KnownRow, Store } from './store.ts';

const NAME_BYTES = 16;

/** What opens an account without a connection: as protected as on the server, by the password. */
export type KeptLock = Readonly<{ suite: number; server_salt: string; wrapped: string }>;

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

	/** `lock` opens an account that was made here: it is kept for a start without a connection. */
	async remember(login: string, id: string, suite: number, lock?: Lock): Promise<void> {
		const highest = Math.max(suite, (await this.recall(login)).suite);
		const row = await this.#store.get('known', nameOf(login));
		await this.#store.put('known', { ...row, login_hash: nameOf(login), id, suite: highest });
		if (lock) await this.keep(login, lock);
	}

	/** Keeps a lock that was just set, instead of the one of its kind. */
	async keep(
		login: string,
		{ kind, suite, wrapped, public: { server_salt } }: Lock,
	): Promise<void> {
		if (server_salt) await this.keepLock(login, { suite, server_salt, wrapped });
		if (kind === 'passkey') await this.keepPasskey(login, wrapped);
	}

	/** Keeps what the passkey of a remembered login unwraps. */
	async keepPasskey(login: string, wrapped: string): Promise<void> {
		const row = await this.#store.get('known', nameOf(login));
		if (row) await this.#store.put('known', { ...row, passkey: wrapped });
	}

	/** Returns what the passkey of an account unwraps, undefined if it was not kept. */
	async passkeyOf(id: string): Promise<string | undefined> {
		return (await this.#store.getAll('known')).find((row) => row.id === id)?.passkey;
	}

	/** Keeps the password lock of a remembered login, for a start without a connection. */
	async keepLock(login: string, lock: KeptLock): Promise<void> {
		const row = await this.#store.get('known', nameOf(login));
		if (row) await this.#store.put('known', { ...row, lock });
	}

	/** Returns the lock that was kept, undefined if there is none. */
	async lockOf(login: string): Promise<KeptLock | undefined> {
		return (await this.#store.get('known', nameOf(login)))?.lock;
	}

	/**
	 * Notes the public card of an account, whether it is a client's, and the thread in which it
	 * writes if it has but one.
	 */
	async note(id: string, card: Uint8Array, home: string, isClient: boolean): Promise<void> {
		const row = (await this.#store.getAll('known')).find((each) => each.id === id);
		if (row) await this.#store.put('known', { ...row, card, home, isClient });
	}

	/** Returns the account of this id, or the only one that unlocks here if none is named. */
	async unlocking(id: string): Promise<KnownRow | undefined> {
		const rows = (await this.#store.getAll('known')).filter(({ card }) => card);
		return id || rows.length > 1 ? rows.find((row) => row.id === id) : rows[0];
	}

	/** Whether anybody can unlock here without a connection. */
	async hasLocks(): Promise<boolean> {
		return (await this.#store.getAll('known')).some(({ lock, passkey }) => lock ?? passkey);
	}

	/** After signing out nobody unlocks here without the server. */
	async dropLocks(): Promise<void> {
		for (const { login_hash, id, suite } of await this.#store.getAll('known')) {
			await this.#store.put('known', { login_hash, id, suite });
		}
	}
}

function nameOf(login: string): string {
	return b64(sodium.crypto_generichash(NAME_BYTES, normalLogin(login), null));
}
