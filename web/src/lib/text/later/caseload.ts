import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/caseload.ts')).caseload,
	es: async () => (await import('../es/caseload.ts')).caseload,
};
