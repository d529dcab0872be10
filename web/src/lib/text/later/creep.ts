import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/creep.ts')).creep,
	es: async () => (await import('../es/creep.ts')).creep,
};
