import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/private-notes.ts')).privateNotes,
	es: async () => (await import('../es/private-notes.ts')).privateNotes,
};
