import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/measures.ts')).measures,
	es: async () => (await import('../es/measures.ts')).measures,
};
