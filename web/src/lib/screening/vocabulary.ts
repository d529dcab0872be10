/** The words that a pack is made of, and the ones near them that are to be left alone. */
import type { Word } from './words.ts';

const LEET = ['oieastas', 'oleastas']; // what each of `013457@$` stands for
const LEET_SIGN = /[013457@$]/g;
const REPEATED = /(.)\1+/g;
const REPEATED_OFTEN = /(.)\1\1+/g;
const DIGITS = /^[0-9]+$/;
const SHORTEST_SLIP = 3;
const LONGEST_SLIP = 20;
const SHORTEST_SPLIT = 5;
const SHORTEST_PART = 3;
const SHORT_PARTS: ReadonlySet<string> = new Set('i a y o to me my im it mi'.split(' '));

/** `own` are the words of a pack's patterns; `all` also what is known and none of them. */
export class Vocabulary {
	readonly own: ReadonlySet<string>;
	readonly all: ReadonlySet<string>;
	readonly longest: number;
	readonly #slips = new Map<string, string[]>();

	constructor(own: Iterable<string>, other: Iterable<string>) {
		this.own = new Set(own);
		this.all = new Set([...this.own, ...other]);
		this.longest = [...this.all].reduce((most, word) => Math.max(most, word.length), 0);
		for (const word of this.own) {
			if (!isForSlips(word)) continue;
			for (const form of withoutOne(word)) {
				const words = this.#slips.get(form);
				if (words) words.push(word);
				else this.#slips.set(form, [word]);
			}
		}
	}

	/** The word as it is known, or as what it was meant to be: one word, or two. */
	repair(word: Word): Word[] {
		if (this.all.has(word.text)) return [word];
		const meant = this.#meant(word.text);
		return meant === '' ? this.#split(word) : [{ ...word, text: meant }];
	}

	/** The words of the pack that `run` is made of, fewest first; else `run` whole. */
	pieces(run: string): string[] {
		const best: (string[] | null)[] = [[]];
		for (let end = 1; end <= run.length; end += 1) {
			let found: string[] | null = null;
			for (let start = Math.max(0, end - LONGEST_SLIP); start < end; start += 1) {
				const [before, piece] = [best[start], run.slice(start, end)];
				if (!before || !this.own.has(piece)) continue;
				if (found === null || before.length + 1 < found.length) found = [...before, piece];
			}
			best.push(found);
		}
		return best.at(-1) ?? [run];
	}

	#meant(text: string): string {
		const plain = DIGITS.test(text) ? [text] : LEET.map((letters) => withoutLeet(text, letters));
		for (const form of plain) {
			const shorter = [
				form,
				form.replace(REPEATED_OFTEN, '$1$1'),
				form.replace(REPEATED, '$1'),
				form.replace(REPEATED_OFTEN, '$1'),
			].find((each) => this.all.has(each));
			if (shorter !== undefined) return shorter;
		}
		return this.#slip(plain[0] ?? text);
	}

	/** The word of the pack that is one slip of the finger away, '' if none is. */
	#slip(text: string): string {
		if (!isForSlips(text) || DIGITS.test(text)) return '';
		const near = withoutOne(text)
			.flatMap((form) => this.#slips.get(form) ?? [])
			.filter((word) => isNear(word, text))
			.map((word) => ({ word, rank: distanceRank(word, text) }));
		return near.reduce((best, each) => (each.rank < best.rank ? each : best), NONE_NEAR).word;
	}

	#split(word: Word): Word[] {
		const { text, start, end } = word;
		if (text.length < SHORTEST_SPLIT || text.length > 2 * this.longest) return [word];
		for (let at = 1; at < text.length; at += 1) {
			const [one, other] = [text.slice(0, at), text.slice(at)];
			if (!this.all.has(one) || !this.all.has(other)) continue;
			if (!this.own.has(one) && !this.own.has(other)) continue;
			const isOdd = (part: string) => part.length < SHORTEST_PART && !SHORT_PARTS.has(part);
			if (isOdd(one) || isOdd(other)) continue;
			const middle = Math.min(start + at, end);
			return [
				{ ...word, text: one, end: middle },
				{ ...word, text: other, start: middle, mark: '' },
			];
		}
		return [word];
	}
}

const NONE_NEAR = { word: '', rank: '~' }; // behind every rank

function withoutLeet(text: string, letters: string): string {
	return text.replace(LEET_SIGN, (sign) => letters.charAt('013457@$'.indexOf(sign)));
}

function isForSlips({ length }: string): boolean {
	return length >= SHORTEST_SLIP && length <= LONGEST_SLIP;
}

/** `text`, and `text` without each one of its letters. */
function withoutOne(text: string): string[] {
	return [text, ...Array.from(text, (_, at) => text.slice(0, at) + text.slice(at + 1))];
}

/** Whether one letter too many, too few, another or two swapped make one the other. */
function isNear(one: string, other: string): boolean {
	if (Math.abs(one.length - other.length) > 1) return false;
	let start = 0;
	while (start < Math.min(one.length, other.length) && one[start] === other[start]) start += 1;
	if (one.length === other.length) {
		if (one.slice(start + 1) === other.slice(start + 1)) return true;
		const isSwapped = one[start] === other[start + 1] && one[start + 1] === other[start];
		return isSwapped && one.slice(start + 2) === other.slice(start + 2);
	}
	const [longer, shorter] = one.length > other.length ? [one, other] : [other, one];
	return longer.slice(start + 1) === shorter.slice(start);
}

/** Ranks in the order of letters: the same letters in another order first, then the same ends. */
function distanceRank(word: string, text: string): string {
	const differences = [
		lettersOf(word) !== lettersOf(text),
		word[0] !== text[0],
		word.at(-1) !== text.at(-1),
	];
	return differences.map(Number).join('') + word;
}

function lettersOf(word: string): string {
	return Array.from(word).sort().join('');
}
