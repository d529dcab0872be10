import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/talks.ts')).talks,
	es: async () => (await import('../es/talks.ts')).talks,
};
