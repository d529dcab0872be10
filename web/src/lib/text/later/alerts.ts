import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/alerts.ts')).alerts,
	es: async () => (await import('../es/alerts.ts')).alerts,
};
