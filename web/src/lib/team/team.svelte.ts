import { createContext } from 'svelte';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import type { TeamRoom } from './room.ts';
import type { Left } from './leaving.ts';
import type { Settled, Standing, TeamView } from './view.ts';

/** Who the viewer is to the practice, as long as the keys are open. */
export class Team {
	/** Null until it is known; `isUnknown` where neither this device nor the server could say. */
	standing = $state.raw<Standing | null>(null);
	isUnknown = $state(false);
	/** The people of the practice, null until a page asks for them. */
	view = $state.raw<TeamView | null>(null);
	failure = $state.raw<FailureFacts | null>(null);
	/** What is being done, empty if nothing is; and why the last thing was not done. */
	busy = $state('');
	undone = $state.raw<FailureFacts | null>(null);
	/** How far a walk has come, and what became of it. */
	walk = $state.raw<Readonly<{ done: number; all: number }>>({ done: 0, all: 0 });
	left = $state.raw<Left | null>(null);
	settled = $state.raw<Settled | null>(null);
	readonly room: Remote<TeamRoom>;

	constructor(room: Remote<TeamRoom>) {
		this.room = room;
	}

	get isStaff(): boolean {
		return this.standing !== null && this.standing.role !== 'client';
	}

	/** Follows what the worker says. */
	hear(news: News): void {
		if (news.kind === 'walk') this.walk = news;
		if (news.kind !== 'spaces') return;
		void this.learn();
		if (this.view) void this.refresh();
	}

	/** Asks the worker what the viewer is to the practice. */
	async learn(): Promise<void> {
		this.standing = await this.room.standing().catch(() => this.standing);
		this.isUnknown = this.standing === null;
	}

	/** Asks for the people of the practice. */
	async refresh(): Promise<void> {
		try {
			this.view = await this.room.view();
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Does one thing at a time. Returns whether it was done. */
	async attempt(name: string, action: () => Promise<void>): Promise<boolean> {
		if (this.busy) return false;
		this.busy = name;
		this.undone = null;
		try {
			await action();
			return true;
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			this.busy = '';
		}
	}

	/** Lets every desk know who bills and who is at the front desk. */
	settle(): Promise<boolean> {
		this.settled = null;
		this.walk = { done: 0, all: 0 };
		return this.attempt('desks', async () => {
			this.settled = await this.room.settle();
			await this.refresh();
		});
	}

	/** Walks somebody who leaves out of everything; without a name, goes on where that broke off. */
	dismiss(who = '', heir = ''): Promise<boolean> {
		this.left = null;
		this.walk = { done: 0, all: 0 };
		return this.attempt('dismiss', async () => {
			this.left = await (who ? this.room.dismiss(who, heir) : this.room.resume());
			await this.refresh();
		});
	}
}

export const [getTeam, setTeam] = createContext<Team>();
