import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/feeplan.ts')).feeplan,
	es: async () => (await import('../es/feeplan.ts')).feeplan,
};
