/**
 * Hints from plain rules that anybody can read: tone, emoji, a meaning that is not clear. A hint is
 * no judgement. It keeps nobody from sending, and changes no word.
 */
import { trimmed } from '../agreement/variables.ts';
import type { Hint } from './contents.ts';

const NEAR = 0.8; // of the most characters: from there on the meter speaks
const MARKS = /^[\s.,!?¡¿…]+|[\s.,!?¡¿…]+$/g;
const BETWEEN = /[\s.,!?¡¿…;:]+/;
const LETTER = /[\p{L}\p{N}]/u;

/** A rule that holds, and the words that it found, as they stand in the text, each once. */
export type Found = Readonly<{ id: string; words: readonly string[] }>;
export type Length = Readonly<{ count: number; state: 'fits' | 'near' | 'long' }>;

/** The rules that find something in one's own reply or in the client's message. */
export function foundIn(text: string, of: Hint['of'], hints: readonly Hint[]): Found[] {
	const said = text.normalize('NFC');
	return hints
		.filter((hint) => hint.of === of)
		.map((hint) => ({ id: hint.id, words: [...new Set(wordsOf(said, hint))] }))
		.filter(({ words }) => words.length > 0);
}

/** How many characters a reply has, and whether that is more than does good. */
export function lengthOf(text: string, most: number): Length {
	const count = Array.from(trimmed(text)).length;
	if (count > most) return { count, state: 'long' };
	return { count, state: count >= most * NEAR ? 'near' : 'fits' };
}

function* wordsOf(text: string, hint: Hint): Generator<string> {
	const { words = {}, signs = [], ranges = [], capitals = 0, whole = false } = hint;
	const low = text.toLowerCase();
	for (const phrase of Object.values<readonly string[]>(words).flat()) {
		yield* whole ? wholly(text, low, phrase) : phrases(text, low, phrase);
	}
	yield* signs.filter((sign) => text.includes(sign));
	for (const character of text) {
		const point = character.codePointAt(0) ?? 0;
		if (ranges.some(([first, last]) => first <= point && point <= last)) yield character;
	}
	if (capitals > 0) yield* shouted(text, capitals);
}

/** A phrase where it stands as whole words. */
function* phrases(text: string, low: string, phrase: string): Generator<string> {
	for (let at = low.indexOf(phrase); at >= 0; at = low.indexOf(phrase, at + 1)) {
		const end = at + phrase.length;
		const isPart = LETTER.test(low.charAt(at - 1)) || LETTER.test(low.charAt(end));
		if (!isPart) yield text.slice(at, end);
	}
}

/** A phrase that is all that was said, apart from marks around it. */
function* wholly(text: string, low: string, phrase: string): Generator<string> {
	if (low.replace(MARKS, '') === phrase) yield trimmed(text);
}

/** Words in capitals, where so many of two letters and more stand behind each other. */
function* shouted(text: string, least: number): Generator<string> {
	let run: string[] = [];
	for (const word of [...text.split(BETWEEN), '']) {
		const isLoud =
			Array.from(word).length > 1 && word !== word.toLowerCase() && word === word.toUpperCase();
		if (isLoud) run.push(word);
		else {
			if (run.length >= least) yield run.join(' ');
			run = [];
		}
	}
}
