import { createContext } from 'svelte';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Remote } from '../sync/remote.ts';
import type { News } from '../sync/remote.ts';
import type { AccountsRoom, Standing } from './room.ts';

/** Whether somebody is signed in here and whether the keys are open: what every page asks first. */
export class Access {
	/** Null until it is known. */
	standing = $state.raw<Standing | null>(null);
	/** Why it could not be found out. */
	failure = $state.raw<FailureFacts | null>(null);
	readonly room: Remote<AccountsRoom>;

	constructor(room: Remote<AccountsRoom>) {
		this.room = room;
	}

	/** Asks the worker anew. */
	async refresh(): Promise<void> {
		this.failure = null;
		try {
			this.standing = await this.room.standing();
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Follows what the worker says of the keys. */
	hear(news: News): void {
		if (news.kind !== 'keys') return;
		if (news.state === 'open') void this.refresh();
		else this.standing = { keys: news.state, login: this.standing?.login ?? '' };
	}
}

export const [getAccess, setAccess] = createContext<Access>();
