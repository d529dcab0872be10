import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/surveys.ts')).surveys,
	es: async () => (await import('../es/surveys.ts')).surveys,
};
