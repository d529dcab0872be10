import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/lowered.ts')).lowered,
	es: async () => (await import('../es/lowered.ts')).lowered,
};
