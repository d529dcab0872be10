/** What stands beside each message for staff, fetched beside the first page. */
export { Marks } from './marks.svelte.ts';
export { default as MarkRow } from './MarkRow.svelte';
