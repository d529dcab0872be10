import type { Part } from '../text.svelte.ts';

export const texts: Part = {
	en: async () => {
		const [page, names] = [import('../en/policy.ts'), import('../en/policy-names.ts')];
		return { ...(await page).policy, ...(await names).policyNames };
	},
	es: async () => {
		const [page, names] = [import('../es/policy.ts'), import('../es/policy-names.ts')];
		return { ...(await page).policy, ...(await names).policyNames };
	},
};
