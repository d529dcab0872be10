import type { Part } from '../text.svelte.ts';

/** With what is said of disclosures, which stand beside them. */
export const texts: Part = {
	en: async () => ({
		...(await import('../en/disclosures.ts')).disclosures,
		...(await import('../en/requests.ts')).requests,
	}),
	es: async () => ({
		...(await import('../es/disclosures.ts')).disclosures,
		...(await import('../es/requests.ts')).requests,
	}),
};
