import type { PushDevice } from '../api/shapes/notices.ts';
import type { Remote } from '../sync/remote.ts';
import { readState, writeState } from '../sync/worker-state.ts';
import type { Text } from '../text/text.svelte.ts';
import type { NoticesRoom } from './room.ts';

/** Where this browser takes notices; null if it takes none. */
export async function subscriptionHere(): Promise<PushSubscription | null> {
	const { pushManager } = await navigator.serviceWorker.ready;
	return pushManager.getSubscription();
}

/**
 * Whether the viewer is told on this browser. If so, that goes with their newest sign-in from now
 * on, to where the browser takes notices now, in their language. @throws Failure
 */
export async function renew(room: Remote<NoticesRoom>, text: Text): Promise<boolean> {
	const here = await subscriptionHere();
	if (!here) return false;
	const { pushWas } = await readState();
	const isOn = await room.renewDevice(deviceOf(here), pushWas);
	if (isOn) await keepWords(text);
	return isOn;
}

/** Gives the service worker what a notice says: it has no language of its own. */
export async function keepWords(text: Text): Promise<void> {
	await text.with(Promise.resolve(), import('../text/later/notices.ts')); // no page here says them
	const push = {
		title: text.say('notices.subject'),
		waiting: text.say('notices.waiting'),
		urgent: text.say('notices.urgent'),
	};
	await writeState({ push, pushWas: '' });
}

export function deviceOf(subscription: PushSubscription): PushDevice {
	const { endpoint, keys } = subscription.toJSON();
	return { endpoint: endpoint ?? '', p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' };
}
