import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/webhooks.ts')).webhooks,
	es: async () => (await import('../es/webhooks.ts')).webhooks,
};
