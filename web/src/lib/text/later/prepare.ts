import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/prepare.ts')).prepare,
	es: async () => (await import('../es/prepare.ts')).prepare,
};
