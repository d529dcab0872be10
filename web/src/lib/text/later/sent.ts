import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/sent.ts')).sent,
	es: async () => (await import('../es/sent.ts')).sent,
};
