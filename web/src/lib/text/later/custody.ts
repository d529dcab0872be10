import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/custody.ts')).custody,
	es: async () => (await import('../es/custody.ts')).custody,
};
