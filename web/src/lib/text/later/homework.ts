import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/homework.ts')).homework,
	es: async () => (await import('../es/homework.ts')).homework,
};
