import type { Part } from '../text.svelte.ts';

/** With the words of the surveys: a review shows what people said. */
export const texts: Part = {
	en: async () => {
		const [{ quarter }, { surveys }] = await Promise.all([
			import('../en/quarter.ts'),
			import('../en/surveys.ts'),
		]);
		return { ...quarter, ...surveys };
	},
	es: async () => {
		const [{ quarter }, { surveys }] = await Promise.all([
			import('../es/quarter.ts'),
			import('../es/surveys.ts'),
		]);
		return { ...quarter, ...surveys };
	},
};
