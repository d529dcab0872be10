/** What marks a conversation in a list in which a draft waits. */
export { default as DraftChip } from './DraftChip.svelte';
export { WaitingDrafts } from './waiting.svelte.ts';
