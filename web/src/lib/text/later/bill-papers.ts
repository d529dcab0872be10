import type { Part } from '../text.svelte.ts';

/** What clinicians make of costs: estimates, superbills, what a code would need. */
export const texts: Part = {
	en: async () => (await import('../en/bill-papers.ts')).billPapers,
	es: async () => (await import('../es/bill-papers.ts')).billPapers,
};
