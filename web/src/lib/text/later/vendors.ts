import type { Part } from '../text.svelte.ts';

/** With the words of the notices: the register shows what leaves. */
export const texts: Part = {
	en: async () => {
		const [{ vendors }, { notices }] = await Promise.all([
			import('../en/vendors.ts'),
			import('../en/notices.ts'),
		]);
		return { ...vendors, ...notices };
	},
	es: async () => {
		const [{ vendors }, { notices }] = await Promise.all([
			import('../es/vendors.ts'),
			import('../es/notices.ts'),
		]);
		return { ...vendors, ...notices };
	},
};
