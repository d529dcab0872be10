import type { Text } from '../text/text.svelte.ts';
import { visible } from './visible.ts';

/** `who` is a name, empty for the viewer; `by` is whom the practice names where its seat did it. */
type Said = Readonly<{ who: string; isPractice: boolean; by: string; isBridge?: boolean }>;

/** Who exported a record, or where its notes go on to (`isBridge`), as one sentence. Its texts come with `later/exporting`. */
export function exportedWords(text: Text, { who, isPractice, by, isBridge = false }: Said): string {
	if (isBridge) return text.say('exported.bridge');
	if (!isPractice) return who ? text.say('exported.who', { who }) : text.say('exported.you');
	const name = visible(by);
	return name ? text.say('exported.keeper_named', { name }) : text.say('exported.keeper');
}
