import { URGENT } from '../noticed/attention.ts';
import type { Remote } from '../sync/remote.ts';
import type { OpenThread } from './open-thread.svelte.ts';
import type { ThreadsRoom } from './room.ts';
import { turnedAway } from './turned-away.ts';
import type { ThreadView } from './view.ts';

type Page = Pick<OpenThread, 'id' | 'view' | 'renew' | 'look' | 'giveBack' | 'sendAs'>;

/** While messaging is off only what is urgent leaves; all else stays in the box, or comes back. */
export class Held {
	/** Something that was to be sent stands in the box. */
	isHeld = $state(false);
	readonly #room: Remote<ThreadsRoom>;
	readonly #page: Page;
	#away: readonly string[] = [];

	constructor(room: Remote<ThreadsRoom>, page: Page) {
		this.#room = room;
		this.#page = page;
	}

	/** Whether what asks for that attention leaves now, as far as this device can know. */
	async mayGo(attention: number): Promise<boolean> {
		const known = this.#page.view?.off ?? '';
		this.isHeld = known !== '' && attention < URGENT && (await this.#isOff());
		return !this.isHeld;
	}

	/** Takes into the box what the server would not take. */
	async takeIn(view: ThreadView): Promise<void> {
		const fresh = turnedAway(view)
			.map(({ waitingId }) => waitingId)
			.filter((id) => !this.#away.includes(id));
		this.#away = [...this.#away, ...fresh];
		let isHeld = false;
		for (const id of fresh) {
			isHeld = (await this.#takeUp(id).catch(() => false)) || isHeld; // locked meanwhile
		}
		if (isHeld) this.isHeld = await this.#isOff();
	}

	/** Only what nothing had looked at may be urgent after all: then it goes, and at once. */
	async #takeUp(entryId: string): Promise<boolean> {
		const { text, ...given } = await this.#room.takeBack(this.#page.id, entryId);
		const carried = text ? await this.#page.look(text) : null;
		const isUrgent = carried?.attention === URGENT;
		if (isUrgent) await this.#page.sendAs(text, carried);
		else this.#page.giveBack(text, given);
		return !isUrgent;
	}

	/** Without a connection what was known counts. */
	async #isOff(): Promise<boolean> {
		const { id, view } = this.#page;
		const off = await this.#room.off(id).catch(() => view?.off ?? '');
		await this.#page.renew();
		return off !== '';
	}
}
