import { loadText } from '#lib/text/text.svelte.ts';

export const ssr = false; // keys and plaintext never meet a server
export const prerender = false;

export async function load() {
	return { text: await loadText() };
}
