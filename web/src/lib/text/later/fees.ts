import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/fees.ts')).fees,
	es: async () => (await import('../es/fees.ts')).fees,
};
