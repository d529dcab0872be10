import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/safety-plan.ts')).safetyPlan,
	es: async () => (await import('../es/safety-plan.ts')).safetyPlan,
};
