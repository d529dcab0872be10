import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/leaving.ts')).leaving,
	es: async () => (await import('../es/leaving.ts')).leaving,
};
