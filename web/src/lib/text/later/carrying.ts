import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/carrying.ts')).carrying,
	es: async () => (await import('../es/carrying.ts')).carrying,
};
