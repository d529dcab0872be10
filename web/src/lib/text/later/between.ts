import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/between.ts')).between,
	es: async () => (await import('../es/between.ts')).between,
};
