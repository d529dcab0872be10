import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/load.ts')).load,
	es: async () => (await import('../es/load.ts')).load,
};
