import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/finding.ts')).finding,
	es: async () => (await import('../es/finding.ts')).finding,
};
