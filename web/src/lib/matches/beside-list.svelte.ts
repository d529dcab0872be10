import { onDestroy, untrack } from 'svelte';
import type { PlainKey } from '#lib/text/catalogue.ts';
import type { News } from '../sync/remote.ts';
import { whyNot } from './refused.ts';

/** What is set beside the rules for one client, on a page: what stands, and one change at a time. */
export class BesideList<View> {
	/** Null until it is known. */
	view = $state.raw<View | null>(null);
	isBusy = $state(false);
	/** Why the last change was not made. */
	failure = $state.raw<PlainKey | ''>('');
	readonly #read: () => Promise<View>;
	#turn = 0;

	constructor(read: () => Promise<View>) {
		this.#read = read;
	}

	/** Reads it again. What was read first and comes last is let go. */
	async show(): Promise<void> {
		const mine = (this.#turn += 1);
		const found = await this.#read().catch(() => null); // locked meanwhile
		if (found && mine === this.#turn) this.view = found;
	}

	/** Makes one change. Returns whether it is kept. */
	async change(action: () => Promise<unknown>): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.failure = '';
		try {
			await action();
			await this.show();
			return true;
		} catch (error) {
			this.failure = whyNot(error);
			return false;
		} finally {
			this.isBusy = false;
		}
	}
}

/** The list of a conversation, for as long as a component stands: it follows what the worker says. */
export function followBeside<View>(
	space: string,
	read: () => Promise<View>,
	listen: (listener: (news: News) => void) => () => void,
): BesideList<View> {
	const list = new BesideList(read);
	untrack(() => void list.show());
	onDestroy(
		listen((news) => {
			if (news.kind === 'space' && news.id === space) void list.show();
		}),
	);
	return list;
}
