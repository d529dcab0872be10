import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/byline.ts')).byline,
	es: async () => (await import('../es/byline.ts')).byline,
};
