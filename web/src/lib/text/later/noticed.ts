import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/noticed.ts')).noticed,
	es: async () => (await import('../es/noticed.ts')).noticed,
};
