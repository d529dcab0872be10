import type { Part } from '../text.svelte.ts';

/** What estimates and superbills say, on screens and on paper. */
export const texts: Part = {
	en: async () => (await import('../en/fee-papers.ts')).feePapers,
	es: async () => (await import('../es/fee-papers.ts')).feePapers,
};
