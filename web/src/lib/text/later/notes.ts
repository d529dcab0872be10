import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/notes.ts')).notes,
	es: async () => (await import('../es/notes.ts')).notes,
};
