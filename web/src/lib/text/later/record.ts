import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/record.ts')).record,
	es: async () => (await import('../es/record.ts')).record,
};
