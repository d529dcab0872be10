import type { PlainKey } from '../text/catalogue.ts';
import type { SafetyWord } from '../protocol/safety-posts.ts';
import { canBeFound } from '../screening/client-words.ts';

/** As many as a list may have: more would no longer be a few words that mean something. */
export const MOST_WORDS = 60;
export const LONGEST = 120; // characters of a phrase

/** Why `text` cannot be put on a list; empty if it can. */
export function faultOf(words: readonly SafetyWord[], text: string): PlainKey | 'words.many' | '' {
	const wanted = text.trim().toLowerCase();
	if (wanted === '') return 'words.empty';
	if (!canBeFound(wanted)) return 'words.no_letters';
	if (words.some((each) => each.text.trim().toLowerCase() === wanted)) return 'words.twice';
	return words.length >= MOST_WORDS ? 'words.many' : '';
}
