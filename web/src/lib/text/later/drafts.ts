import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/drafts.ts')).drafts,
	es: async () => (await import('../es/drafts.ts')).drafts,
};
