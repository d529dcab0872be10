import { createContext } from 'svelte';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { InviteRoom, Open } from './room.ts';

/** The open invitations of one space, followed while a page shows them. */
export class Invites {
	/** Null until they are known. */
	open = $state.raw<readonly Open[] | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	readonly room: Remote<InviteRoom>;
	#space: string;

	/** `space` is a thread, or empty for the practice itself. */
	constructor(room: Remote<InviteRoom>, space = '') {
		this.room = room;
		this.#space = space;
	}

	hear(news: News): void {
		const isOurs = news.kind === 'space' && [this.#space, this.open?.[0]?.space].includes(news.id);
		if (news.kind === 'spaces' || isOurs) void this.refresh();
	}

	async refresh(): Promise<void> {
		try {
			this.open = await this.room.open(this.#space);
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Whether an invitation can no longer be used: somebody joined, or it was taken back. */
	isGone(seat: string): boolean {
		return this.open !== null && !this.open.some((each) => each.seat === seat);
	}
}

/** Calls `listener` with the worker's news until the returned function is called. */
type Listen = (listener: (news: News) => void) => () => void;

export const [getInviteRoom, setInviteRoom] = createContext<Remote<InviteRoom>>();
export const [getInviteListening, setInviteListening] = createContext<Listen>();
