import screeningUrl from '../noticed/worker.ts?worker&url';
import workerUrl from './main.ts?worker&url';

const SERVICE_WORKER = '/service-worker.js';
const SETTLED_MS = 2_000; // the page itself comes first: the shell is fetched behind it
const OURS = new Set([workerUrl, screeningUrl, SERVICE_WORKER]);
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

/** Trusted Types are enforced: this policy lets exactly three addresses be run as workers. */
const policy = trustedTypes?.createPolicy('meantime-worker', {
	createScriptURL(url) {
		if (!OURS.has(url)) throw new TypeError(url);
		return url;
	},
});

/** Starts the web worker that holds libsodium, the keys and everything opened with them. */
export function startWorker(): Worker {
	return new Worker(trusted(workerUrl), { type: 'module', name: 'meantime' });
}

/** Starts the web worker that looks at what a client writes; it holds no key. */
export function startScreening(): Worker {
	return new Worker(trusted(screeningUrl), { type: 'module', name: 'screening' });
}

/** Starts the service worker; null where there is none, and while the app is being edited. */
export async function startServiceWorker(): Promise<ServiceWorkerRegistration | null> {
	if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return null;
	const options = { updateViaCache: 'none' } as const;
	await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
	// In a private window it may be refused; everything but a cold start offline works without it.
	return navigator.serviceWorker.register(trusted(SERVICE_WORKER), options).catch(() => null);
}

function trusted(url: string): string {
	return policy ? (policy.createScriptURL(url) as string) : url;
}

/** The part of the Trusted Types API that is used here; TypeScript's DOM does not know it yet. */
type TrustedTypes = {
	createPolicy(
		name: string,
		rules: { createScriptURL: (url: string) => string },
	): { createScriptURL(input: string): unknown };
};
