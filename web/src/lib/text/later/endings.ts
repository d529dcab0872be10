import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/endings.ts')).endings,
	es: async () => (await import('../es/endings.ts')).endings,
};
