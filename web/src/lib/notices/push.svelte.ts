import type { Remote } from '../sync/remote.ts';
import type { Text } from '../text/text.svelte.ts';
import { deviceOf, keepWords, renew, subscriptionHere } from './renewing.ts';
import type { NoticesRoom } from './room.ts';

export type Standing = 'unknown' | 'unsupported' | 'denied' | 'on' | 'off';

/** Whether the viewer is told on this very browser. */
export class Push {
	standing = $state<Standing>('unknown');
	isBusy = $state(false);
	hasFailed = $state(false);
	readonly #room: Remote<NoticesRoom>;
	readonly #text: Text;

	constructor(room: Remote<NoticesRoom>, text: Text) {
		this.#room = room;
		this.#text = text;
	}

	async load(): Promise<void> {
		if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
			this.standing = 'unsupported';
			return;
		}
		await this.#try(async () => {
			this.#stand(await renew(this.#room, this.#text));
		});
	}

	async turnOn(): Promise<void> {
		await this.#try(async () => {
			if ((await Notification.requestPermission()) !== 'granted') {
				this.#stand(false);
				return;
			}
			await keepWords(this.#text);
			await this.#room.addDevice(deviceOf(await subscribe(await this.#room.pushKey())));
			this.#stand(true);
		});
	}

	async turnOff(): Promise<void> {
		await this.#try(async () => {
			const here = await subscriptionHere();
			if (here) {
				await this.#room.removeDevice(here.endpoint);
				await here.unsubscribe();
			}
			this.#stand(false);
		});
	}

	#stand(isOn: boolean): void {
		const isDenied = Notification.permission === 'denied';
		this.standing = isDenied ? 'denied' : isOn ? 'on' : 'off';
	}

	async #try(act: () => Promise<void>): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		this.hasFailed = false;
		try {
			await act();
		} catch {
			// The browser's maker could not be reached, or the server: nothing has changed.
			this.hasFailed = true;
			if (this.standing === 'unknown') this.#stand(false);
		} finally {
			this.isBusy = false;
		}
	}
}

/** A subscription under another key is of no use: whoever sends cannot prove to be meant. */
async function subscribe(key: string): Promise<PushSubscription> {
	const { pushManager } = await navigator.serviceWorker.ready;
	const options = { userVisibleOnly: true, applicationServerKey: key };
	try {
		return await pushManager.subscribe(options);
	} catch (error) {
		if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
		await (await pushManager.getSubscription())?.unsubscribe();
		return pushManager.subscribe(options);
	}
}
