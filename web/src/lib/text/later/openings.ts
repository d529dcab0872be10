import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/openings.ts')).openings,
	es: async () => (await import('../es/openings.ts')).openings,
};
