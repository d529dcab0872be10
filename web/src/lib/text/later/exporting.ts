import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/exporting.ts')).exporting,
	es: async () => (await import('../es/exporting.ts')).exporting,
};
