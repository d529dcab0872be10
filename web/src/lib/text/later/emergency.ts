import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/emergency.ts')).emergency,
	es: async () => (await import('../es/emergency.ts')).emergency,
};
