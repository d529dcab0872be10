import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/start.ts')).start,
	es: async () => (await import('../es/start.ts')).start,
};
