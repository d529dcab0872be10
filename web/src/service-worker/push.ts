import { self } from '$app/service-worker';
import { readState, writeState } from '../lib/sync/worker-state.ts';

/** What a browser says when it takes notices elsewhere; older ones do not say from where. */
export type Moved = Readonly<{
	oldSubscription?: PushSubscription | null;
	newSubscription?: PushSubscription | null;
}>;

/** Says that something waits. Another of its kind takes its place, so that they do not pile up. */
export async function sayPushed(word: string): Promise<void> {
	const kind = word.trim() === 'urgent' ? 'urgent' : 'waiting';
	const { push } = await readState();
	await self.registration.showNotification(push?.title ?? 'Meantime', {
		tag: `meantime/${kind}`,
		icon: '/icon.svg',
		...(push ? { body: push[kind] } : {}),
	});
}

/** Asks for notices anew, and keeps where they came before: the app tells that once it is open. */
export async function moveSubscription(moved: Moved): Promise<void> {
	const { oldSubscription: old, newSubscription: now } = moved;
	if (!old) return;
	await writeState({ pushWas: old.endpoint });
	if (!now) await self.registration.pushManager.subscribe(old.options);
}
