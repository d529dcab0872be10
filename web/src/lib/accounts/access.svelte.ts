import { createContext } from 'svelte';
import { fontsOrSoon } from '../ui/fonts.ts';
import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { Remote } from '../sync/remote.ts';
import type { News } from '../sync/remote.ts';
import type { AccountsRoom, Standing } from './room.ts';

const ENTERED = 'meantime.entered';
const OUT: Standing = { keys: 'out', login: '' };

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

	/** Asks the worker; where nobody has ever signed in, that is known before it has come. */
	async begin(): Promise<void> {
		void this.refresh();
		if (localStorage.getItem(ENTERED) !== null) return;
		await fontsOrSoon();
		this.standing ??= OUT;
	}

	/** Asks the worker anew. */
	async refresh(): Promise<void> {
		this.failure = null;
		try {
			this.#learn(await this.room.standing());
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Follows what the worker says of the keys. */
	hear(news: News): void {
		if (news.kind !== 'keys') return;
		if (news.state === 'open') void this.refresh();
		else this.#learn({ keys: news.state, login: this.standing?.login ?? '' });
	}

	#learn(standing: Standing): void {
		this.standing = standing;
		if (standing.keys === 'out') localStorage.removeItem(ENTERED);
		else localStorage.setItem(ENTERED, 'yes');
	}
}

export const [getAccess, setAccess] = createContext<Access>();
