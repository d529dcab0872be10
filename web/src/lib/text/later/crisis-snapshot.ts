import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/crisis-snapshot.ts')).crisisSnapshot,
	es: async () => (await import('../es/crisis-snapshot.ts')).crisisSnapshot,
};
