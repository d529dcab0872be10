import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/policy.ts')).policy,
	es: async () => (await import('../es/policy.ts')).policy,
};
