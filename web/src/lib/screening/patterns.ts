/**
 * The small language in which packs say what to look for, and what finds it in the words of a text.
 *
 *     i (want|need) to <die> now?   words, a choice, a list of the pack, one that may be missing
 *     i _2 want                     up to two other words between
 *     don't                         an apostrophe may be missing wherever one stands
 *
 * In Python a pattern becomes a regular expression. Here it is matched word by word, as that would:
 * the expressions have half a million characters, which V8 compiles for seconds. Both try choices in
 * the order in which they stand, and the shortest gap first; marks between words count for neither.
 */

/** A piece of a pattern. */
export type Part = Readonly<{
	/** Every word in it. */
	words: ReadonlySet<string>;
	/** Of these words one must be there; null where nothing is certain. */
	needed: ReadonlySet<string> | null;
	/** With one of these words it begins, if it is not empty; null where that may be any word. */
	first: ReadonlySet<string> | null;
	mayBeEmpty: boolean;
	/** Where it may end that begins at `at` with one of `first` or is empty, best first. */
	ends: (words: readonly string[], at: number) => readonly number[];
}>;

export type Lists = ReadonlyMap<string, Part>;

/** A pattern that cannot be read; says where. */
export class PatternFault extends Error {
	override readonly name = 'PatternFault';
}

const PART = /\s*(?:<(?<name>[a-z_]+)>|_(?<gap>[0-9])|(?<word>[a-z0-9']+)|(?<sign>[()|?]))/y;
const NOTHING: ReadonlySet<never> = new Set();
const NOWHERE: readonly number[] = [];

/** Each list of a pack as one part; a list may name those before it. @throws PatternFault */
export function compileLists(lists: Readonly<Record<string, readonly string[]>>): Lists {
	const compiled = new Map<string, Part>();
	for (const [name, patterns] of Object.entries(lists)) {
		compiled.set(name, anyOf(patterns.map((each) => compilePattern(each, compiled))));
	}
	return compiled;
}

/** A pattern as a part. @throws PatternFault */
export function compilePattern(pattern: string, lists: Lists): Part {
	const reader = new Reader(pattern, lists);
	const part = reader.choice();
	if (reader.rest() !== '') throw new PatternFault(`'${pattern}': what is '${reader.rest()}'?`);
	return part;
}

/** Where `part` may end if it begins at `at`, best first; nowhere if it cannot. */
export function endsOf(part: Part, words: readonly string[], at: number): readonly number[] {
	return mayBegin(part, words[at]) ? part.ends(words, at) : NOWHERE;
}

function mayBegin({ first, mayBeEmpty }: Part, word: string | undefined): boolean {
	return mayBeEmpty || (word !== undefined && (first === null || first.has(word)));
}

/** The part that is any of `parts`, the first that fits. */
export function anyOf(parts: readonly Part[]): Part {
	if (parts.length === 1 && parts[0]) return parts[0];
	const words = union(parts.map((part) => part.words));
	const needed = unionOrNull(parts.map((part) => part.needed));
	if (parts.every((part) => part.ends === endOfWord)) return wordPart(words);
	const choices = new Choices(parts);
	return {
		words,
		needed,
		first: unionOrNull(parts.map((part) => part.first)),
		mayBeEmpty: parts.some((part) => part.mayBeEmpty),
		ends: (text, at) => {
			let ends = NOWHERE;
			for (const part of choices.at(text[at])) ends = withNew(ends, part.ends(text, at));
			return ends;
		},
	};
}

/** The parts of a choice, by the word that is next: most begin with another one. */
class Choices {
	readonly #parts: readonly Part[];
	readonly #always: readonly Part[];
	readonly #first: ReadonlySet<string>;
	readonly #known = new Map<string, readonly Part[]>();

	constructor(parts: readonly Part[]) {
		this.#parts = parts;
		this.#always = parts.filter((part) => part.mayBeEmpty || part.first === null);
		this.#first = union(parts.map((part) => part.first ?? NOTHING));
	}

	at(word: string | undefined): readonly Part[] {
		if (word === undefined || !this.#first.has(word)) return this.#always;
		const known = this.#known.get(word);
		if (known) return known;
		const fitting = this.#parts.filter((part) => mayBegin(part, word));
		this.#known.set(word, fitting);
		return fitting;
	}
}

/** The part that is all of `parts`, one after another. */
export function oneAfterAnother(parts: readonly Part[]): Part {
	if (parts.length === 1 && parts[0]) return parts[0];
	const sure = parts.map((part) => part.needed).filter((needed) => needed !== null);
	const filled = parts.findIndex((part) => !part.mayBeEmpty);
	const leading = filled < 0 ? parts : parts.slice(0, filled + 1);
	return {
		words: union(parts.map((part) => part.words)),
		needed: sure.reduce<Part['needed']>(
			(best, each) => (best === null || each.size < best.size ? each : best),
			null,
		),
		first: unionOrNull(leading.map((part) => part.first)),
		mayBeEmpty: filled < 0,
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

class Reader {
	readonly #pattern: string;
	readonly #lists: Lists;
	#at = 0;

	constructor(pattern: string, lists: Lists) {
		this.#pattern = pattern;
		this.#lists = lists;
	}

	rest(): string {
		return this.#pattern.slice(this.#at).trim();
	}

	choice(): Part {
		const ways = [this.#sequence()];
		while (this.#take('|')) ways.push(this.#sequence());
		return anyOf(ways);
	}

	#sequence(): Part {
		const parts: Part[] = [];
		for (let part = this.#one(); part !== null; part = this.#one()) parts.push(this.#maybe(part));
		if (parts.length === 0) throw this.#fault(`something is missing before '${this.rest()}'`);
		return oneAfterAnother(parts);
	}

	#maybe(part: Part): Part {
		if (!this.#take('?')) return part;
		const ends: Part['ends'] = (text, at) => withNew(endsOf(part, text, at), [at]);
		return { ...part, needed: null, mayBeEmpty: true, ends };
	}

	#one(): Part | null {
		if (this.#take('(')) {
			const part = this.choice();
			if (!this.#take(')')) throw this.#fault('a bracket is not closed');
			return part;
		}
		const found = this.#match();
		if (found === null || found.sign !== undefined) return null;
		this.#at = PART.lastIndex;
		if (found.word !== undefined) return wordPart(spellings(found.word));
		if (found.gap !== undefined) return gapPart(Number(found.gap));
		const list = this.#lists.get(found.name ?? '');
		if (!list) throw this.#fault(`there is no list '${found.name ?? ''}'`);
		return list;
	}

	#take(sign: string): boolean {
		const isThere = this.#match()?.sign === sign;
		if (isThere) this.#at = PART.lastIndex;
		return isThere;
	}

	#match(): Partial<Record<'name' | 'gap' | 'word' | 'sign', string>> | null {
		PART.lastIndex = this.#at;
		return PART.exec(this.#pattern)?.groups ?? null;
	}

	#fault(what: string): PatternFault {
		return new PatternFault(`'${this.#pattern}': ${what}`);
	}
}

function wordPart(words: ReadonlySet<string>): Part {
	return { words, needed: words, first: words, mayBeEmpty: false, ends: endOfWord };
}

function endOfWord(_: readonly string[], at: number): readonly number[] {
	return [at + 1];
}

function spellings(word: string): ReadonlySet<string> {
	return new Set([word, word.replaceAll("'", '')]);
}

/** The part that is any words, `most` of them or fewer. */
function gapPart(most: number): Part {
	const ends: Part['ends'] = ({ length }, at) =>
		Array.from({ length: Math.min(most, length - at) + 1 }, (_, skipped) => at + skipped);
	return { words: NOTHING, needed: null, first: null, mayBeEmpty: true, ends };
}

/** `ends`, and those of `more` that are not among them; mostly one of the two is empty. */
function withNew(ends: readonly number[], more: readonly number[]): readonly number[] {
	if (ends.length === 0) return more;
	const others = more.filter((end) => !ends.includes(end));
	return others.length === 0 ? ends : [...ends, ...others];
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
	const all = new Set<string>();
	for (const set of sets) for (const word of set) all.add(word);
	return all;
}

function unionOrNull(sets: readonly (ReadonlySet<string> | null)[]): ReadonlySet<string> | null {
	return sets.every((set) => set !== null) ? union(sets) : null;
}
