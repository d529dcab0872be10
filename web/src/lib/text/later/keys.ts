import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/keys.ts')).keys,
	es: async () => (await import('../es/keys.ts')).keys,
};
