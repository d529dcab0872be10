import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/rules.ts')).rules,
	es: async () => (await import('../es/rules.ts')).rules,
};
