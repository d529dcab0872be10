import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/contacts.ts')).contacts,
	es: async () => (await import('../es/contacts.ts')).contacts,
};
