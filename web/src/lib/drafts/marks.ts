/** What marks the conversations in which a draft waits. */
export { default as DraftChip } from './DraftChip.svelte';
export { default as DraftsElsewhere } from './DraftsElsewhere.svelte';
export { WaitingDrafts } from './waiting.svelte.ts';
