import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/notices.ts')).notices,
	es: async () => (await import('../es/notices.ts')).notices,
};
