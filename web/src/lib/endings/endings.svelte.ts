import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { EndingsRoom, Typed } from './room.ts';
import type { EndingsView } from './view.ts';

export type Deed = 'pause' | 'resume' | 'transfer' | 'discharge' | 'take_back' | 'return';

const PAUSE_MS = 600;

/** Endings with one client, on the page of their record. */
export class Endings {
	readonly space: string;
	readonly room: Remote<EndingsRoom>;
	/** Null until it is known. */
	view = $state.raw<EndingsView | null>(null);
	busy = $state<Deed | ''>('');
	done = $state<Deed | ''>('');
	/** Why something was not done. */
	undone = $state.raw<Readonly<{ deed: Deed; facts: FailureFacts }> | null>(null);
	/** How far a handing over is. */
	walked = $state.raw<Readonly<{ done: number; all: number }> | null>(null);
	/** What was typed into the forms and is not said yet. */
	typed = $state.raw<Typed>({});
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(room: Remote<EndingsRoom>, space: string) {
		this.room = room;
		this.space = space;
	}

	hear(news: News): void {
		const isHere = news.kind === 'space' && news.id === this.space && news.where === 'server';
		if (isHere && !this.busy) void this.load();
		if (news.kind === 'walk' && this.busy === 'transfer') this.walked = news;
	}

	async start(): Promise<void> {
		this.typed = (await this.room.draft(this.space).catch(() => null)) ?? {};
		await this.load();
	}

	async load(): Promise<void> {
		const found = await this.room.open(this.space).catch(() => null); // locked meanwhile
		if (found) this.#take(found);
	}

	/** Does one thing at a time. Returns whether it is done. */
	async attempt(deed: Deed, action: () => Promise<EndingsView>): Promise<boolean> {
		if (this.busy) return false;
		[this.busy, this.done, this.undone] = [deed, '', null];
		clearTimeout(this.#timer);
		try {
			this.#take(await action());
			[this.done, this.typed] = [deed, {}];
			return true;
		} catch (error) {
			this.undone = { deed, facts: factsOf(error) };
			return false;
		} finally {
			[this.busy, this.walked] = ['', null];
		}
	}

	failureOf(deed: Deed): FailureFacts | null {
		return this.undone?.deed === deed ? this.undone.facts : null;
	}

	/** Keeps what is typed, sealed, on every pause. */
	type(field: string, words: string): void {
		this.typed = { ...this.typed, [field]: words };
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.flush();
		}, PAUSE_MS);
	}

	flush(): void {
		clearTimeout(this.#timer);
		if (Object.keys(this.typed).length === 0) return;
		void this.room.keepDraft(this.space, this.typed).catch(() => null); // locked meanwhile
	}

	/** What was looked up earlier is older. */
	#take(found: EndingsView): void {
		if (found.turn > (this.view?.turn ?? 0)) this.view = found;
	}
}
