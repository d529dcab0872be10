import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
	const { text } = await parent();
	await text.learn('founding');
};
