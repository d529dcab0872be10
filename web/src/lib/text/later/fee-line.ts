import type { Part } from '../text.svelte.ts';

/** What the line above the box and the cards of a conversation say. */
export const texts: Part = {
	en: async () => (await import('../en/fee-line.ts')).feeLine,
	es: async () => (await import('../es/fee-line.ts')).feeLine,
};
