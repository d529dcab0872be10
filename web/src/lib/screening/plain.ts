/** The words of a text as they stand there, none repaired. */
import { fold } from './fold.ts';
import { Vocabulary } from './vocabulary.ts';
import { split, type Word } from './words.ts';

const NOTHING_KNOWN = new Vocabulary([], []);

/** The words of `text`, folded, each with its place. */
export function plainWords(text: string): Word[] {
	return split(fold(text), NOTHING_KNOWN);
}
