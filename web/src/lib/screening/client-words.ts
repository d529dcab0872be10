/** Words that a clinician adds for one client ("Maya's word list"), found as plain words. */
import { plainWords } from './plain.ts';
import type { Tier } from './packs.ts';
import type { ReadyPack } from './ready.ts';
import { Vocabulary } from './vocabulary.ts';
import { wordsIn, type Word } from './words.ts';

/** The rule that they match as. */
export const CLIENT_WORDS = 'client.words';

/** A word or a few, and to which tier they raise a message. Why, the clinician has said. */
export type ClientWord = Readonly<{ text: string; tier: Tier }>;

/** The first and the last word of a phrase that was found, and its tier. */
type Found = readonly [first: Word, last: Word, tier: Tier];

/** One client's words, split as messages are. */
export class ReadyWords {
	readonly #phrases: readonly (readonly [readonly string[], Tier])[];
	readonly #vocabulary: Vocabulary;

	/** What `packs` know is no slip of one of `words`. */
	constructor(words: readonly ClientWord[], packs: readonly ReadyPack[]) {
		this.#phrases = words
			.map(({ text, tier }) => [textsOf(text), tier] as const)
			.filter(([phrase]) => phrase.length > 0);
		this.#vocabulary = new Vocabulary(
			this.#phrases.flatMap(([phrase]) => phrase),
			packs.flatMap(({ vocabulary }) => [...vocabulary.all]),
		);
	}

	/** Where in `text` each phrase stands. */
	places(text: string): Found[] {
		const words = wordsIn(text, this.#vocabulary);
		const places: Found[] = [];
		for (const [phrase, tier] of this.#phrases) {
			for (let at = 0; at + phrase.length <= words.length; at += 1) {
				const run = words.slice(at, at + phrase.length);
				const [first, last] = [run[0], run.at(-1)];
				if (!first || !last || run.some((word, here) => word.text !== phrase[here])) continue;
				places.push([first, last, tier]);
				at += phrase.length - 1;
			}
		}
		return places;
	}
}

/** Whether there is a word in `text`: signs and pictures alone are never found. */
export function canBeFound(text: string): boolean {
	return textsOf(text).length > 0;
}

function textsOf(text: string): string[] {
	return plainWords(text).map((word) => word.text);
}
