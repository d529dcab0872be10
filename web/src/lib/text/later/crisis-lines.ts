import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/crisis-lines.ts')).crisisLines,
	es: async () => (await import('../es/crisis-lines.ts')).crisisLines,
};
