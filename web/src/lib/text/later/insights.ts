import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/insights.ts')).insights,
	es: async () => (await import('../es/insights.ts')).insights,
};
