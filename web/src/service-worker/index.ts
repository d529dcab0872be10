/**
 * The service worker: gives the app out when there is no connection, in the version to which the
 * person has said yes, and delivers what waits when no tab is open. It holds no keys.
 */
import { self } from '$app/service-worker';
import type { Told, Versions } from '../lib/offline/shell.ts';
import { DELIVERY } from '../lib/offline/background.ts';
import { deliverQueue, sayUnsent } from './delivery.ts';
import { moveSubscription, sayPushed, type Moved } from './push.ts';
import { acceptNewest, answerTo, precache, versions } from './shell.ts';
import { writeState } from '../lib/sync/worker-state.ts';

self.addEventListener('install', (event) => {
	event.waitUntil(precache().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
	event.waitUntil(self.clients.claim().then(tellVersions));
});

self.addEventListener('fetch', (event) => {
	const answer = answerTo(event.request);
	if (answer) event.respondWith(answer);
});

self.addEventListener('message', (event) => {
	event.waitUntil(obey(event.data as Told, event.ports[0]));
});

// TypeScript does not know Background Sync.
self.addEventListener('sync', (event) => {
	const { tag, lastChance } = event as SyncEvent;
	if (tag !== DELIVERY) return;
	const done = deliverQueue().catch(async (error: unknown) => {
		if (lastChance) await sayUnsent();
		throw error;
	});
	(event as SyncEvent).waitUntil(done);
});

self.addEventListener('push', (event) => {
	event.waitUntil(sayPushed(event.data?.text() ?? ''));
});

self.addEventListener('pushsubscriptionchange', (event) => {
	const moved = event as MoveEvent;
	moved.waitUntil(moveSubscription(moved));
});

self.addEventListener('notificationclick', (event) => {
	event.notification.close();
	event.waitUntil(openApp());
});

type MoveEvent = ExtendableEvent & Moved;
type SyncEvent = ExtendableEvent & { tag: string; lastChance: boolean };

async function openApp(): Promise<void> {
	const [page] = await self.clients.matchAll({ type: 'window' });
	if (page) await page.focus();
	else await self.clients.openWindow('/');
}

async function obey(told: Told, port: MessagePort | undefined): Promise<void> {
	if (told.kind === 'accept') await acceptNewest();
	if (told.kind === 'notice') await writeState({ notice: told.notice });
	port?.postMessage(await versions());
}

/** Lets every open page know that there may be another version. */
async function tellVersions(): Promise<void> {
	const now: Versions = await versions();
	for (const page of await self.clients.matchAll({ type: 'window' })) page.postMessage(now);
}
