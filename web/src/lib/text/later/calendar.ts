import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/calendar.ts')).calendar,
	es: async () => (await import('../es/calendar.ts')).calendar,
};
