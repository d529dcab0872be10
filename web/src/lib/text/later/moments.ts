import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/moments.ts')).moments,
	es: async () => (await import('../es/moments.ts')).moments,
};
