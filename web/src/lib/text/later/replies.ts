import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/replies.ts')).replies,
	es: async () => (await import('../es/replies.ts')).replies,
};
