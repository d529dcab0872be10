import type { Account } from '../protocol/keys.ts';
import { openLocal, sealLocal } from '../protocol/pins.ts';
import type { Store } from './store.ts';

/** What this browser keeps for one account, sealed under `mt1/self` and bound to its place. */
export class Local {
	readonly store: Store;
	readonly account: Account;

	constructor(store: Store, account: Account) {
		this.store = store;
		this.account = account;
	}

	seal(place: string, content: Uint8Array): Uint8Array {
		return sealLocal(this.account, place, content);
	}

	/** @throws ProtocolError 'aead' if it was not sealed for `place` by this account */
	open(place: string, sealed: Uint8Array): Uint8Array {
		return openLocal(this.account, place, sealed);
	}

	/** Keeps `thing` at `place` instead of what was there. */
	async keep(place: string, thing: object): Promise<void> {
		const sealed = this.seal(place, new TextEncoder().encode(JSON.stringify(thing)));
		await this.store.put('places', { account: this.account.id, place, sealed });
	}

	/** Returns what `keep` put at `place`, or null. */
	async kept<Thing extends object>(place: string): Promise<Thing | null> {
		const row = await this.store.get('places', [this.account.id, place]);
		if (!row) return null;
		return JSON.parse(new TextDecoder().decode(this.open(place, row.sealed))) as Thing;
	}

	async forget(place: string): Promise<void> {
		await this.store.delete('places', [this.account.id, place]);
	}
}
