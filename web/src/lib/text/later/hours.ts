import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/hours.ts')).hours,
	es: async () => (await import('../es/hours.ts')).hours,
};
