import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/rollout.ts')).rollout,
	es: async () => (await import('../es/rollout.ts')).rollout,
};
