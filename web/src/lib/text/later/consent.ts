import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/consent.ts')).consent,
	es: async () => (await import('../es/consent.ts')).consent,
};
