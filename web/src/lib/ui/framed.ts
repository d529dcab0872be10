import { getContext, hasContext, setContext } from 'svelte';

const FRAMED = Symbol('framed');

/** Says that a frame stands around the pages below, with the mark and the way to help. */
export function setFramed(): void {
	setContext(FRAMED, true);
}

/** Whether a frame stands around this page: then it need not bring its own. */
export function isFramed(): boolean {
	return hasContext(FRAMED) && getContext<boolean>(FRAMED);
}
