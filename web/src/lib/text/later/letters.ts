import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/letters.ts')).letters,
	es: async () => (await import('../es/letters.ts')).letters,
};
