import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/disclosures.ts')).disclosures,
	es: async () => (await import('../es/disclosures.ts')).disclosures,
};
