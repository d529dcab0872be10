/**
 * The second layer: folded text as words, each with its place, repaired by the words of a pack.
 *
 * Spaced letters are joined, leet and repeated letters undone, and a word that nobody knows becomes
 * the word of the pack that is one slip away.
 */
import { fold, type Folded } from './fold.ts';
import type { Vocabulary } from './vocabulary.ts';

type Mark = '' | ',' | '.';

/** A word from code point `start` to `end`; `mark` is what stands before it. */
export type Word = Readonly<{
	text: string;
	start: number;
	end: number;
	mark: Mark;
	isQuoted: boolean;
}>;

const LETTERS: ReadonlySet<string> = new Set("abcdefghijklmnopqrstuvwxyz0123456789'@$*#");
const MOST_SPACED = 60; // words; a whole text of single letters is no word
const FEWEST_SPACED = 3;

/** The words of `text` as `known` reads them. */
export function wordsIn(text: string, known: Vocabulary): Word[] {
	const words = joinLetters(split(fold(text), known), known);
	return joinHalves(
		words.flatMap((word) => known.repair(word)),
		known,
	);
}

/** The words of a folded text as they stand there, none repaired. */
export function split(folded: readonly Folded[], known: Vocabulary): Word[] {
	const words: Word[] = [];
	const quoted = quotedPlaces(folded);
	let mark: Mark = '';
	let at = 0;
	for (let here = folded[at]; here !== undefined; here = folded[at]) {
		if (!LETTERS.has(here.char)) {
			if (here.char === '!' || here.char === '.') mark = '.';
			else if (here.char === ',' && mark === '') mark = ',';
			at += 1;
			continue;
		}
		const end = endOfWord(folded, at, known);
		const run = bare(folded.slice(at, end));
		const [first, last] = [run[0], run.at(-1)];
		if (first && last) {
			const [start, isQuoted] = [first.at, quoted.has(at)];
			words.push({ text: textOf(run), start, end: last.at + 1, mark, isQuoted });
			mark = '';
		}
		at = end;
	}
	return words;
}

/** Where the word ends; a `!` belongs to it if that makes a word of the pack. */
function endOfWord(folded: readonly Folded[], at: number, known: Vocabulary): number {
	const isLetter = (place: number): boolean => LETTERS.has(folded[place]?.char ?? '');
	let [end, first] = [at, -1];
	while (end < folded.length) {
		if (!isLetter(end)) {
			const isInside = folded[end]?.char === '!' && isLetter(end + 1);
			if (!isInside) break;
			if (first < 0) first = end;
		}
		if (first >= 0 && end - at >= known.longest) return first;
		end += 1;
	}
	return first < 0 || known.own.has(textOf(folded.slice(at, end))) ? end : first;
}

/** `run` without the apostrophes and stars around it. */
function bare(run: readonly Folded[]): readonly Folded[] {
	const isAround = ({ char }: Folded): boolean => char === "'" || char === '*';
	const first = run.findIndex((each) => !isAround(each));
	const last = run.findLastIndex((each) => !isAround(each));
	return first < 0 ? [] : run.slice(first, last + 1);
}

function textOf(run: readonly Folded[]): string {
	return run
		.map(({ char }) => char)
		.join('')
		.replaceAll('!', 'i');
}

/** The places between quotation marks that close again. */
function quotedPlaces(folded: readonly Folded[]): ReadonlySet<number> {
	const places = new Set<number>();
	let opened = -1;
	folded.forEach(({ char }, closed) => {
		if (char !== '"') return;
		for (let at = opened; opened >= 0 && at < closed; at += 1) places.add(at);
		opened = opened < 0 ? closed : -1;
	});
	return places;
}

/** Makes words of letters that stand by themselves: `k i l l  m y s e l f`. */
function joinLetters(words: readonly Word[], known: Vocabulary): Word[] {
	const joined: Word[] = [];
	let at = 0;
	for (let word = words[at]; word !== undefined; word = words[at]) {
		let end = at;
		while (words[end]?.text.length === 1 && end - at < MOST_SPACED) end += 1;
		if (end - at < FEWEST_SPACED) {
			joined.push(word);
			at += 1;
			continue;
		}
		const letters = words.slice(at, end).map(({ text }) => text);
		for (const piece of known.pieces(letters.join(''))) {
			joined.push(merged(piece, words.slice(at, at + piece.length)));
			at += piece.length;
		}
	}
	return joined;
}

/** Joins two words that are none by themselves and one together: `kil l`. */
function joinHalves(words: readonly Word[], known: Vocabulary): Word[] {
	const joined: Word[] = [];
	let at = 0;
	for (let one = words[at]; one !== undefined; one = words[at]) {
		const other = words[at + 1];
		const isOdd = !known.all.has(one.text) || !known.all.has(other?.text ?? '');
		if (other?.mark === '' && isOdd && known.own.has(one.text + other.text)) {
			joined.push(merged(one.text + other.text, [one, other]));
			at += 2;
			continue;
		}
		joined.push(one);
		at += 1;
	}
	return joined;
}

function merged(text: string, words: readonly Word[]): Word {
	const [first, last] = [words[0], words.at(-1)];
	if (!first || !last) throw new RangeError('no words');
	return { ...first, text, end: last.end };
}
