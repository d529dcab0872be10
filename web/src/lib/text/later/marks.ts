import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/marks.ts')).marks,
	es: async () => (await import('../es/marks.ts')).marks,
};
