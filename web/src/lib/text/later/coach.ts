import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/coach.ts')).coach,
	es: async () => (await import('../es/coach.ts')).coach,
};
