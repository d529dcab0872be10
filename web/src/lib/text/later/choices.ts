import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/choices.ts')).choices,
	es: async () => (await import('../es/choices.ts')).choices,
};
