import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/saved.ts')).saved,
	es: async () => (await import('../es/saved.ts')).saved,
};
