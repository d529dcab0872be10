import { createContext } from 'svelte';
import type { Leaving } from './leaving.ts';

const PLACE = 'meantime.exit_to';
const HIDDEN = 'meantime.exit_hidden';
const LONGEST_WAIT_MS = 300; // what is being written is sealed meanwhile

/** Neutral pages that one may have been reading all along. */
export const EXITS = {
	encyclopedia: 'https://www.wikipedia.org/',
	weather: 'https://weather.com/',
	search: 'https://duckduckgo.com/',
	empty: 'about:blank',
} as const;

export type Exit = keyof typeof EXITS;

/** The way out at once, when somebody comes into the room: blank, locked, and elsewhere. */
export class QuickExit {
	/** The page shows nothing any more. */
	isGone = $state(false);
	#to = $state<Exit>(chosen());
	#isOffered = $state(localStorage.getItem(HIDDEN) === null);
	readonly #leaving: Leaving;
	readonly #lock: () => Promise<unknown>;

	constructor(leaving: Leaving, lock: () => Promise<unknown>) {
		this.#leaving = leaving;
		this.#lock = lock;
	}

	get to(): Exit {
		return this.#to;
	}

	/** Remembers on this device where to go. */
	set to(to: Exit) {
		this.#to = to;
		localStorage.setItem(PLACE, to);
	}

	/** Whether pages show the button. */
	get isOffered(): boolean {
		return this.#isOffered;
	}

	set isOffered(isOffered: boolean) {
		this.#isOffered = isOffered;
		if (isOffered) localStorage.removeItem(HIDDEN);
		else localStorage.setItem(HIDDEN, 'yes');
	}

	/** Empties the page and its title, keeps the draft, locks, and goes; Back leads to the lock. */
	async go(): Promise<void> {
		this.isGone = true;
		document.title = ' ';
		const kept = Promise.allSettled([this.#leaving.settle(), this.#lock()]);
		await Promise.race([kept, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))]);
		location.replace(EXITS[this.#to]);
	}
}

function chosen(): Exit {
	const to = localStorage.getItem(PLACE) ?? '';
	return to in EXITS ? (to as Exit) : 'encyclopedia';
}

export const [getQuickExit, setQuickExit] = createContext<QuickExit>();
