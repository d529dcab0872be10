import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { CustodyRoom } from './room.ts';
import type { CustodyView, WalkEnd, WalkKind } from './view.ts';

/** How the practice's records stand, on their page. */
export class CustodyOnPage {
	readonly #room: Remote<CustodyRoom>;
	/** Null until it is known. */
	view = $state.raw<CustodyView | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	/** How far what is under way has come, and what became of the last walk. */
	walk = $state.raw<Readonly<{ done: number; all: number }>>({ done: 0, all: 0 });
	end = $state.raw<WalkEnd | null>(null);
	undone = $state.raw<FailureFacts | null>(null);
	walking = $state<WalkKind | ''>('');
	isStopping = $state(false);
	isBusy = $state(false);
	/** Whether the code that was tried last opened. */
	opened = $state<boolean | null>(null);

	constructor(room: Remote<CustodyRoom>) {
		this.#room = room;
	}

	async load(): Promise<void> {
		try {
			this.view = await this.#room.show();
			this.walking = this.view.walking;
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	hear(news: News): void {
		if (news.kind === 'walk') this.walk = news;
		const isOurs = news.kind === 'space' && this.view?.watched.includes(news.id);
		if (!this.walking && (news.kind === 'spaces' || isOurs)) void this.load();
	}

	/** Gives the practice a new key, or goes on with that. */
	rotate(): Promise<void> {
		const isUnfinished = (this.view?.rotating ?? 0) > 0;
		return this.#go('rotate', () => this.#room.rotate(isUnfinished));
	}

	/** Tries every box of the practice. */
	check(): Promise<void> {
		return this.#go('check', () => this.#room.check());
	}

	async stop(): Promise<void> {
		this.isStopping = true;
		await this.#room.stop();
	}

	async sayStored(): Promise<void> {
		await this.#attempt(async () => {
			this.view = await this.#room.sayStored();
		});
	}

	async tryCode(code: string): Promise<void> {
		this.opened = null;
		await this.#attempt(async () => {
			this.opened = await this.#room.tryCode(code);
			if (this.opened) await this.load();
		});
	}

	async #go(kind: WalkKind, walk: () => Promise<WalkEnd>): Promise<void> {
		if (this.walking) return;
		this.walking = kind;
		this.walk = { done: 0, all: 0 };
		this.end = null;
		await this.#attempt(async () => {
			this.end = await walk();
		});
		this.walking = '';
		this.isStopping = false;
		await this.load();
	}

	async #attempt(action: () => Promise<void>): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		this.undone = null;
		try {
			await action();
		} catch (error) {
			this.undone = factsOf(error);
		} finally {
			this.isBusy = false;
		}
	}
}
