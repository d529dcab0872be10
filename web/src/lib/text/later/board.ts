import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => (await import('../en/board.ts')).board,
	es: async () => (await import('../es/board.ts')).board,
};
