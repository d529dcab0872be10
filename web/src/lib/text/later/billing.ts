import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/billing.ts')).billing,
	es: async () => (await import('../es/billing.ts')).billing,
};
