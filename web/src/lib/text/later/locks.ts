import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/locks.ts')).locks,
	es: async () => (await import('../es/locks.ts')).locks,
};
