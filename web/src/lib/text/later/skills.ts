import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/skills.ts')).skills,
	es: async () => (await import('../es/skills.ts')).skills,
};
