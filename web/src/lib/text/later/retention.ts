import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/retention.ts')).retention,
	es: async () => (await import('../es/retention.ts')).retention,
};
