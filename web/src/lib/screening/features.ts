/**
 * A text as the model sees it: runs of one to three words and of three to five letters, hashed.
 *
 * Python does the same (src/meantime/screening/model/features.py): every step is one of whole numbers.
 */
import type { Word } from './words.ts';

export const BUCKETS = 1 << 17;
const MOST_WORDS = 3;
const FEWEST_LETTERS = 3;
const MOST_LETTERS = 5;
const BASIS = 0x811c9dc5; // FNV-1a, 32 bits
const PRIME = 0x01000193;
const MOST_KEPT = 8192;

/** The buckets that a text falls into, each once: of its runs of words, and of letters. */
export type Features = Readonly<{ words: ReadonlySet<number>; letters: ReadonlySet<number> }>;

const kept = new Map<string, readonly number[]>();

/** The buckets of these words, in their order. */
export function features(words: readonly Word[]): Features {
	const texts = words.map(({ text }) => text);
	const runs = texts.flatMap((_, at) => runsOf(texts.slice(at, at + MOST_WORDS)));
	return { words: new Set(runs), letters: new Set([...new Set(texts)].flatMap(lettersOf)) };
}

/** The buckets of the runs of words that begin with the first of `texts`. */
function runsOf(texts: readonly string[]): number[] {
	let run = BASIS;
	return texts.map((text, at) => {
		run = hashed(at > 0 ? ` ${text}` : text, run);
		return bucket(run);
	});
}

/** The buckets of a word's runs of letters; `<` and `>` are its edges. */
function lettersOf(text: string): readonly number[] {
	const known = kept.get(text);
	if (known) return known;
	const whole = `<${text}>`;
	const found = new Set<number>();
	for (let at = 0; at + FEWEST_LETTERS <= whole.length; at += 1) {
		let run = hashed(`~${whole.slice(at, at + FEWEST_LETTERS - 1)}`);
		for (const letter of whole.slice(at + FEWEST_LETTERS - 1, at + MOST_LETTERS)) {
			run = hashed(letter, run);
			found.add(bucket(run));
		}
	}
	const letters = [...found];
	if (kept.size >= MOST_KEPT) kept.clear();
	kept.set(text, letters);
	return letters;
}

/** FNV-1a of what was hashed before and of `text`: folded, it is ASCII. */
function hashed(text: string, begun = BASIS): number {
	let run = begun;
	for (let at = 0; at < text.length; at += 1) run = Math.imul(run ^ text.charCodeAt(at), PRIME);
	return run;
}

function bucket(run: number): number {
	return (run ^ (run >>> 15)) & (BUCKETS - 1);
}
