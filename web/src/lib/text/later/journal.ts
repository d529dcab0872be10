import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/journal.ts')).journal,
	es: async () => (await import('../es/journal.ts')).journal,
};
