import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/feeset.ts')).feeset,
	es: async () => (await import('../es/feeset.ts')).feeset,
};
