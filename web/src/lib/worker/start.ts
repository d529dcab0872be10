import workerUrl from './main.ts?worker&url';
import { Desk } from '../sync/remote.ts';
import type { Rooms } from './rooms.ts';

/** Starts the one worker that holds libsodium, the keys and everything opened with them. */
export function startDesk(): Desk<Rooms> {
	return new Desk<Rooms>(new Worker(trusted(workerUrl), { type: 'module', name: 'meantime' }));
}

/** Trusted Types are enforced: this policy makes exactly one script address, the worker's. */
function trusted(url: string): string {
	const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
	const policy = trustedTypes?.createPolicy('meantime-worker', { createScriptURL: () => url });
	return policy ? (policy.createScriptURL('') as string) : url;
}

/** The part of the Trusted Types API that is used here; TypeScript's DOM does not know it yet. */
type TrustedTypes = {
	createPolicy(
		name: string,
		rules: { createScriptURL: () => string },
	): { createScriptURL(input: string): unknown };
};
