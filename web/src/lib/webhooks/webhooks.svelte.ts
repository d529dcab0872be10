import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Remote } from '../sync/remote.ts';
import type { WebhooksRoom } from './room.ts';
import type { Hook, HookFaults, HookFields, Shown } from './view.ts';

/** The webhooks of the practice on their page. */
export class WebhooksOnPage {
	readonly #room: Remote<WebhooksRoom>;
	/** Null until they are known. */
	hooks = $state.raw<readonly Hook[] | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	undone = $state.raw<FailureFacts | null>(null);
	/** What is being written; null for nothing. */
	fields = $state<HookFields | null>(null);
	wrong = $state.raw<HookFaults>({});
	/** A secret, until it is put away. It is kept nowhere. */
	shown = $state.raw<Shown | null>(null);
	/** Which one's log is open. */
	opened = $state('');
	isBusy = $state(false);
	/** Which one a test event was sent to just now. */
	tested = $state('');

	constructor(room: Remote<WebhooksRoom>) {
		this.#room = room;
	}

	async load(): Promise<void> {
		try {
			this.hooks = await this.#room.list();
			this.failure = null;
		} catch (error) {
			if (!this.hooks) this.failure = factsOf(error);
		}
	}

	/** Begins a form: for one that stands, or a new one. */
	begin(hook: Hook | null = null): void {
		this.wrong = {};
		this.undone = null;
		this.fields = hook
			? { id: hook.id, url: hook.url, kinds: [...hook.kinds] }
			: { id: '', url: '', kinds: ['message.waiting'] };
	}

	/** Saves the form; returns whether that is done. */
	async save(): Promise<boolean> {
		const { fields } = this;
		if (!fields) return false;
		this.wrong = {
			...(!fields.url.trim() && { url: 'address' as const }),
			...(fields.kinds.length === 0 && { kinds: 'none' as const }),
		};
		if (Object.keys(this.wrong).length > 0) return false;
		const said = $state.snapshot(fields);
		const known = this.hooks?.find(({ id }) => id === said.id) ?? null;
		let isKept = false;
		await this.#attempt(async () => {
			const kept = await this.#room.keep(said, known);
			this.wrong = kept.wrong;
			if (Object.keys(kept.wrong).length > 0) return;
			this.hooks = kept.hooks;
			this.shown = kept.shown;
			this.fields = null;
			isKept = true;
		});
		return isKept;
	}

	turn(hook: Hook, isOn: boolean): Promise<void> {
		return this.#attempt(async () => {
			this.hooks = await this.#room.turn(hook, isOn);
		});
	}

	renew(hook: Hook): Promise<void> {
		return this.#attempt(async () => {
			const { hooks, shown } = await this.#room.renew(hook);
			this.hooks = hooks;
			this.shown = shown;
		});
	}

	remove(hook: Hook): Promise<void> {
		return this.#attempt(async () => {
			this.hooks = await this.#room.remove(hook);
		});
	}

	test(hook: Hook): Promise<void> {
		return this.#attempt(async () => {
			await this.#room.test(hook);
			this.tested = hook.id;
		});
	}

	async #attempt(action: () => Promise<void>): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		this.undone = null;
		this.tested = '';
		try {
			await action();
		} catch (error) {
			this.undone = factsOf(error);
		} finally {
			this.isBusy = false;
		}
	}
}
