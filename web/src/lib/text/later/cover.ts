import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/cover.ts')).cover,
	es: async () => (await import('../es/cover.ts')).cover,
};
