import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/destroyed.ts')).destroyed,
	es: async () => (await import('../es/destroyed.ts')).destroyed,
};
