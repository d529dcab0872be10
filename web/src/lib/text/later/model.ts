import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/model.ts')).model,
	es: async () => (await import('../es/model.ts')).model,
};
