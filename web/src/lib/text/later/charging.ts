import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/charging.ts')).charging,
	es: async () => (await import('../es/charging.ts')).charging,
};
