import { getContext, setContext, type Snippet } from 'svelte';

const CONTEXT = Symbol('beside');

/** What other rooms have beside a message, by its conversation and its id. */
type Beside = Snippet<[space: string, message: string]>;

/** Says what stands beside every message, on whatever page. */
export function setBesideMessage(beside: Beside): void {
	setContext(CONTEXT, beside);
}

/** Gives nothing for a client, who has only the messages. */
export function getBesideMessage(): Beside | undefined {
	return getContext<Beside | undefined>(CONTEXT);
}
