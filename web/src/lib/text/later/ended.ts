import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/ended.ts')).ended,
	es: async () => (await import('../es/ended.ts')).ended,
};
