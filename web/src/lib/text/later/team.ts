import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/team.ts')).team,
	es: async () => (await import('../es/team.ts')).team,
};
