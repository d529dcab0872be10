import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/candidacy.ts')).candidacy,
	es: async () => (await import('../es/candidacy.ts')).candidacy,
};
