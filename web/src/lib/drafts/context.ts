import { getContext, setContext } from 'svelte';
import type { Verdict } from '../sync/folds/reply-drafts.ts';

const CONTEXT = Symbol('releases');

/** Says of a message in a conversation whether it is what the writer that it names wrote. */
export type Check = (space: string, message: string) => Promise<Verdict | ''>;

export function setCheck(check: Check): void {
	setContext(CONTEXT, check);
}

/** Gives null for a client, who has no chart to look into. */
export function getCheck(): Check | null {
	return getContext<Check | undefined>(CONTEXT) ?? null;
}
