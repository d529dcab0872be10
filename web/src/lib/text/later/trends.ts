import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => ({
		...(await import('../en/chart.ts')).chart,
		...(await import('../en/trends.ts')).trends,
	}),
	es: async () => ({
		...(await import('../es/chart.ts')).chart,
		...(await import('../es/trends.ts')).trends,
	}),
};
