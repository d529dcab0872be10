import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/checkins.ts')).checkins,
	es: async () => (await import('../es/checkins.ts')).checkins,
};
