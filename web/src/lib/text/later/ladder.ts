import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/ladder.ts')).ladder,
	es: async () => (await import('../es/ladder.ts')).ladder,
};
