import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/feeds.ts')).feeds,
	es: async () => (await import('../es/feeds.ts')).feeds,
};
