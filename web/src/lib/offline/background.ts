import type { News } from '../sync/remote.ts';
import type { Told } from './shell.ts';

export const DELIVERY = 'meantime/outbox';

/** The part of Background Sync that is used; browsers without it deliver once the app is open. */
type WithSync = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };

/** Lets the service worker deliver what waits when no tab is open to do it. */
export class Background {
	#registration: WithSync | null = null;

	/** Works with `registration` from now on. */
	use(registration: ServiceWorkerRegistration): void {
		this.#registration = registration;
	}

	hear(news: News): void {
		if (news.kind === 'queued') void this.#registration?.sync?.register(DELIVERY).catch(() => null);
	}

	/** Gives the service worker the words for what could not be sent, in the person's language. */
	async teach(notice: string): Promise<void> {
		if (!('serviceWorker' in navigator)) return;
		const told: Told = { kind: 'notice', notice };
		(await navigator.serviceWorker.ready).active?.postMessage(told);
	}
}
