import type { Vault } from './vault.ts';

type Made = Readonly<{ token: string }>;

/**
 * Keeps a fresh append-only token for the service worker (flow F6). Whoever reads it off the disk
 * can hand over what this account has signed, and nothing else. One is made at a time: a new one
 * ends the one before.
 */
export async function keepAppendToken({ http, local, me }: Vault): Promise<void> {
	await navigator.locks.request(`meantime/append-token/${me.id}`, async () => {
		const { token } = await http.post<Made>('/append-tokens');
		await local.store.put('tokens', { account: me.id, token });
	});
}
