import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/search.ts')).search,
	es: async () => (await import('../es/search.ts')).search,
};
