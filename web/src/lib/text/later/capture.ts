import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/capture.ts')).capture,
	es: async () => (await import('../es/capture.ts')).capture,
};
