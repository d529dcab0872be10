import { getContext, setContext } from 'svelte';
import type { Matches } from './matches.svelte.ts';

const CONTEXT = Symbol('matches');

/** What matched, once that part of the app is there; null until then. */
type Given = () => Matches | null;

export function setMatches(given: Given): void {
	setContext(CONTEXT, given);
}

/** Gives null for a client, who is shown none. */
export function getMatches(): Given {
	return getContext<Given | undefined>(CONTEXT) ?? (() => null);
}
