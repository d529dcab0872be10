import type { Part } from '../text.svelte.ts';

/** What staff read of questionnaires, with what clients read of them. */
export const texts: Part = {
	en: async () => ({
		...(await import('../en/measures.ts')).measures,
		...(await import('../en/team-measures.ts')).teamMeasures,
	}),
	es: async () => ({
		...(await import('../es/measures.ts')).measures,
		...(await import('../es/team-measures.ts')).teamMeasures,
	}),
};
