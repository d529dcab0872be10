import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/matches.ts')).matches,
	es: async () => (await import('../es/matches.ts')).matches,
};
