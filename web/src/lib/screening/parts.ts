/**
 * The pieces of patterns, and where they are found among words.
 *
 * In Python a pattern becomes a regular expression. Here it is matched word by word, to the same end:
 * V8 would compile the expressions for seconds. Both try a choice in the order in which it stands,
 * and the shortest gap first; marks between words count for neither.
 */

type Words = ReadonlySet<string>;

/** A piece of a pattern. */
export type Part = Readonly<{
	/** Every word in it. */
	words: Words;
	/** Of these words one must be there; null where nothing is certain. */
	needed: Words | null;
	/** With one of these words it begins, if it is not empty; null where that may be any word. */
	first: Words | null;
	/** Its second word is one of these; null where it may be any, or none. */
	second: Words | null;
	mayBeEmpty: boolean;
	/** Where it may end that begins at `at` as `first` says, or is empty; best first. */
	ends: (text: readonly string[], at: number) => readonly number[];
}>;

const NO_WORDS: ReadonlySet<never> = new Set();
const NOWHERE: readonly number[] = [];

/** Where `part` may end if it begins at `at`, best first; nowhere if it cannot. */
export function endsOf(part: Part, text: readonly string[], at: number): readonly number[] {
	return mayBegin(part, text[at]) ? part.ends(text, at) : NOWHERE;
}

function mayBegin({ first, mayBeEmpty }: Part, word: string | undefined): boolean {
	return mayBeEmpty || (word !== undefined && (first === null || first.has(word)));
}

/** The part that is any of `parts`, the first that fits. */
export function anyOf(parts: readonly Part[]): Part {
	if (parts.length === 1 && parts[0]) return parts[0];
	const words = union(parts.map((part) => part.words));
	if (parts.every((part) => part.ends === endOfWord)) return wordPart(words);
	const choices = new Choices(parts);
	return {
		words,
		needed: unionOrNull(parts.map((part) => part.needed)),
		first: unionOrNull(parts.map((part) => part.first)),
		second: unionOrNull(parts.map((part) => part.second)),
		mayBeEmpty: parts.some((part) => part.mayBeEmpty),
		ends: (text, at) => {
			const next = text[at + 1] ?? '';
			let ends = NOWHERE;
			for (const part of choices.at(text[at])) {
				if (part.second === null || part.second.has(next))
					ends = withNew(ends, part.ends(text, at));
			}
			return ends;
		},
	};
}

/** The parts of a choice, by the word that they are to begin with: most begin with another. */
class Choices {
	readonly #parts: readonly Part[];
	readonly #always: readonly Part[];
	readonly #first: Words;
	readonly #known = new Map<string, readonly Part[]>();

	constructor(parts: readonly Part[]) {
		this.#parts = parts;
		this.#always = parts.filter((part) => part.mayBeEmpty || part.first === null);
		this.#first = union(parts.map((part) => part.first ?? NO_WORDS));
	}

	at(word = ''): readonly Part[] {
		if (!this.#first.has(word)) return this.#always;
		const known = this.#known.get(word);
		if (known) return known;
		const fitting = this.#parts.filter((part) => mayBegin(part, word));
		this.#known.set(word, fitting);
		return fitting;
	}
}

/** The part that is all of `parts`, one after another. */
export function oneAfterAnother(parts: readonly Part[]): Part {
	const [head, ...rest] = parts;
	if (head === undefined || rest.length === 0) return head ?? gapPart(0);
	const sure = parts.map((part) => part.needed).filter((needed) => needed !== null);
	const second = head.mayBeEmpty ? null : head.second;
	return {
		words: union(parts.map((part) => part.words)),
		needed: sure.reduce<Part['needed']>(
			(best, each) => (best === null || each.size < best.size ? each : best),
			null,
		),
		first: firstOf(parts),
		second: head.ends === endOfWord ? firstOf(rest) : second,
		mayBeEmpty: parts.every((part) => part.mayBeEmpty),
		ends: (text, at) => {
			let ends: readonly number[] = [at];
			for (const part of parts) {
				let further = NOWHERE;
				for (const end of ends) further = withNew(further, endsOf(part, text, end));
				if (further.length === 0) return NOWHERE;
				ends = further;
			}
			return ends;
		},
	};
}

/** The part that is `part`, or nothing. */
export function maybe(part: Part): Part {
	const ends: Part['ends'] = (text, at) => withNew(endsOf(part, text, at), [at]);
	return { ...part, needed: null, second: null, mayBeEmpty: true, ends };
}

/** The part that is one of `words`. */
export function wordPart(words: Words): Part {
	return { words, needed: words, first: words, second: null, mayBeEmpty: false, ends: endOfWord };
}

function endOfWord(_: readonly string[], at: number): readonly number[] {
	return [at + 1];
}

/** The part that is any words, `most` of them or fewer. */
export function gapPart(most: number): Part {
	const ends: Part['ends'] = ({ length }, at) =>
		Array.from({ length: Math.min(most, length - at) + 1 }, (_, skipped) => at + skipped);
	return { words: NO_WORDS, needed: null, first: null, second: null, mayBeEmpty: true, ends };
}

/** The words that `parts`, one after another, begin with; null if any may come, or none. */
function firstOf(parts: readonly Part[]): Words | null {
	const filled = parts.findIndex((part) => !part.mayBeEmpty);
	return filled < 0 ? null : unionOrNull(parts.slice(0, filled + 1).map((part) => part.first));
}

/** `ends`, and those of `more` that are not among them; mostly one of the two is empty. */
function withNew(ends: readonly number[], more: readonly number[]): readonly number[] {
	if (ends.length === 0) return more;
	const others = more.filter((end) => !ends.includes(end));
	return others.length === 0 ? ends : [...ends, ...others];
}

function union(sets: readonly Words[]): Words {
	const all = new Set<string>();
	for (const set of sets) for (const word of set) all.add(word);
	return all;
}

function unionOrNull(sets: readonly (Words | null)[]): Words | null {
	return sets.every((set) => set !== null) ? union(sets) : null;
}
