import { self } from '$app/service-worker';
import type { WireEntry } from '../lib/api/shapes/spaces.ts';
import { outboxLock } from '../lib/sync/outbox-lock.ts';
import { openStore, type OutboxRow, type Store, type TokenRow } from '../lib/sync/store.ts';
import { readState } from '../lib/sync/worker-state.ts';

const URGENT = 3;
const PATIENCE_MS = 20_000;
const TAG = 'meantime/unsent';

/** `stuck` rows have to be signed again, which only the opened app can do. */
type Outcome = 'delivered' | 'stuck' | 'away';

/**
 * Hands over what waits, as it was sealed and signed, with the append-only tokens of this browser.
 * The rows stay: whether they are stored shows only in the verified log, once the app is open.
 * @throws Error if the network failed, so that the browser tries again
 */
export async function deliverQueue(): Promise<void> {
	const store = await openStore();
	try {
		const outcomes: Outcome[] = [];
		for (const token of await store.getAll('tokens')) {
			for (const space of await spacesOf(store, token.account)) {
				outcomes.push(await outboxLock(token.account, space, () => deliver(store, token, space)));
			}
		}
		if (outcomes.includes('away')) throw new Error('away');
	} finally {
		store.close();
	}
}

async function spacesOf(store: Store, account: string): Promise<Set<string>> {
	const rows = (await store.getAll('outbox')).filter((row) => row.account === account);
	return new Set(rows.filter(({ refused }) => !refused).map(({ space }) => space));
}

/** Hands over the rows of one space, oldest first: each is signed on the one before it. */
async function deliver(
	store: Store,
	{ account, token }: TokenRow,
	space: string,
): Promise<Outcome> {
	const rows = await store.getAllFromIndex('outbox', 'space', IDBKeyRange.only([account, space]));
	const waiting = rows.filter(({ refused }) => !refused);
	for (const [place, row] of waiting.entries()) {
		const outcome = await offer(row, token);
		if (outcome === 'delivered') continue;
		const isUrgent = waiting.slice(place).some(({ wire }) => attentionOf(wire) === URGENT);
		if (outcome === 'stuck' || isUrgent) await sayUnsent();
		return outcome;
	}
	return 'delivered';
}

async function offer({ space, wire }: OutboxRow, token: string): Promise<Outcome> {
	const answer = await fetch(`/api/spaces/${space}/entries`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
		body: JSON.stringify(wire),
		credentials: 'omit',
		cache: 'no-store',
		signal: AbortSignal.timeout(PATIENCE_MS),
	}).catch(() => null);
	if (answer?.ok) return 'delivered';
	return !answer || answer.status >= 500 || answer.status === 429 ? 'away' : 'stuck';
}

/** Says on this device, in words without content, that the app has to be opened. */
export async function sayUnsent(): Promise<void> {
	const { notice } = await readState();
	const pages = await self.clients.matchAll({ type: 'window' });
	const isSeen = pages.some(({ visibilityState }) => visibilityState === 'visible');
	if (isSeen || !notice || Notification.permission !== 'granted') return;
	await self.registration.showNotification(notice, { tag: TAG, icon: '/icon.svg' });
}

function attentionOf({ h }: WireEntry): number {
	const text = atob(h.replaceAll('-', '+').replaceAll('_', '/'));
	return (JSON.parse(text) as { attention: number }).attention;
}
