import { createContext } from 'svelte';
import type { Leaving } from '../ui/leaving.ts';
import type { Told, Versions } from './shell.ts';

const LOOK_EVERY_MS = 60 * 60 * 1_000;

/** Whether there is another version of the app than the one given out, and the way to take it. */
export class Updates {
	/** The hash of a newer version that is ready, else empty. */
	ready = $state('');
	readonly #leaving: Leaving;

	constructor(leaving: Leaving) {
		this.#leaving = leaving;
	}

	/** Follows the service worker of `registration` until the returned function is called. */
	follow(registration: ServiceWorkerRegistration): () => void {
		const { serviceWorker } = navigator;
		const hear = ({ data }: MessageEvent<Versions>) => {
			this.#learn(data);
		};
		const look = () => void registration.update().catch(() => undefined); // perhaps offline
		const timer = setInterval(look, LOOK_EVERY_MS);
		serviceWorker.addEventListener('message', hear);
		void serviceWorker.ready.then(() => this.#tell({ kind: 'ask' }));
		return () => {
			clearInterval(timer);
			serviceWorker.removeEventListener('message', hear);
		};
	}

	/** Goes over to the newest version, once everything on the page is kept. */
	async accept(): Promise<void> {
		await this.#leaving.settle();
		await this.#tell({ kind: 'accept' });
		location.reload();
	}

	async #tell(told: Told): Promise<void> {
		const { active } = await navigator.serviceWorker.ready;
		const { port1, port2 } = new MessageChannel();
		const answered = new Promise<Versions>((resolve) => {
			port1.onmessage = ({ data }: MessageEvent<Versions>) => {
				resolve(data);
			};
		});
		active?.postMessage(told, [port2]);
		this.#learn(await answered);
	}

	#learn({ accepted, newest }: Versions): void {
		this.ready = accepted === newest ? '' : newest;
	}
}

export const [getUpdates, setUpdates] = createContext<Updates>();
