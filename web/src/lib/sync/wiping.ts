import type { Store } from './store.ts';

/** Deletes all that this browser keeps of an account: entries, pins, drafts, what waits, the lot. */
export async function wipe(store: Store, account: string): Promise<void> {
	const stores = [...store.objectStoreNames];
	const change = store.transaction(stores, 'readwrite');
	for (const name of stores) {
		for (let row = await change.objectStore(name).openCursor(); row; row = await row.continue()) {
			if (isOf(account, row.key, row.value)) await row.delete();
		}
	}
	await change.done;
}

/** Whatever is added later belongs to somebody by its key, or says in itself to whom. */
function isOf(account: string, key: IDBValidKey, value: object): boolean {
	if (Array.isArray(key)) return key[0] === account;
	const { account: owner, id } = value as { account?: string; id?: string };
	return (owner ?? id) === account;
}
