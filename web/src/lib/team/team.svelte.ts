import { createContext } from 'svelte';
import type { News, Remote } from '../sync/remote.ts';
import type { Standing, TeamRoom } from './room.ts';

/** Who the viewer is to the practice; unknown again once the keys are locked. */
export class Team {
	/** Null until it is known. */
	standing = $state.raw<Standing | null>(null);
	readonly room: Remote<TeamRoom>;

	constructor(room: Remote<TeamRoom>) {
		this.room = room;
	}

	get isStaff(): boolean {
		return this.standing !== null && this.standing.role !== 'client';
	}

	/** Follows what the worker says. */
	hear(news: News): void {
		if (news.kind === 'keys' && news.state !== 'open') this.standing = null;
		else if (news.kind !== 'space') void this.learn();
	}

	/** Asks the worker anew. */
	async learn(): Promise<void> {
		this.standing = await this.room.standing().catch(() => this.standing);
	}
}

export const [getTeam, setTeam] = createContext<Team>();
