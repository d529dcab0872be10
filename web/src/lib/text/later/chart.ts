import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/chart.ts')).chart,
	es: async () => (await import('../es/chart.ts')).chart,
};
