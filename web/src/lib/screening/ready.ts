/** Packs whose patterns are compiled, and where they are found. */
import type { Cue, Language, Pack, Rule, Tier } from './packs.ts';
import { anyOf, endsOf, type Part } from './parts.ts';
import { compileLists, compilePattern, PatternFault, type Lists } from './patterns.ts';
import { Vocabulary } from './vocabulary.ts';

const NEAR = 8; // words between parts that meet, where a pattern does not say how many
const UNBOUNDED = 1_000_000;

/** The first and the last word of something. */
export type Place = readonly [first: number, last: number];

/** A pattern that is ready. */
export class Finder {
	readonly #part: Part;

	constructor(part: Part) {
		this.#part = part;
	}

	/** With one of these words it begins; null where that may be any word. */
	get first(): ReadonlySet<string> | null {
		return this.#part.mayBeEmpty ? null : this.#part.first;
	}

	/**
	 * Where in `words`, which `set` also holds, it is found: in order, none over another. It begins at
	 * one of `starts`, which are in order; at any word if they are not known.
	 */
	places(
		words: readonly string[],
		set: ReadonlySet<string>,
		starts: Iterable<number> = words.keys(),
	): Place[] {
		const places: Place[] = [];
		if (this.#part.needed !== null && areDisjoint(this.#part.needed, set)) return places;
		let free = 0;
		for (const at of starts) {
			if (at < free) continue;
			const [end = at] = endsOf(this.#part, words, at);
			if (end > at) places.push([at, end - 1]);
			free = Math.max(end, at + 1);
		}
		return places;
	}
}

/** Parts that have to meet: so many words apart at most, over so many ends of sentences. */
export type Meeting = Readonly<{
	finders: readonly Finder[];
	span: number;
	within: number;
	isLoose: boolean; // a negation between the parts may belong to one of them
}>;

/** A rule whose patterns are compiled; `lowered` is its kind's, and its own over that. */
export type ReadyRule = Readonly<{
	rule: Rule;
	finder: Finder | null;
	meetings: readonly Meeting[];
	but: Finder | null;
	lowered: ReadonlyMap<Cue, Tier>;
}>;

/** A pack whose patterns are compiled. */
export type ReadyPack = Readonly<{
	pack: Pack;
	vocabulary: Vocabulary;
	rules: readonly ReadyRule[];
	cues: ReadonlyMap<string, Finder>;
	/** By word, what may begin with it: of all that is looked for, most begins nowhere in a text. */
	beginning: ReadonlyMap<string, readonly Finder[]>;
}>;

const SOURCES: Readonly<Record<Language, () => Promise<{ default: Pack }>>> = {
	en: () => import('screening:en'),
	es: () => import('screening:es'),
};

/** Fetches the pack of a language and compiles it, which takes a while: keep what you get. */
export async function readyPack(language: Language): Promise<ReadyPack> {
	return makeReady((await SOURCES[language]()).default);
}

/** Compiles a pack. @throws PatternFault */
export function makeReady(pack: Pack): ReadyPack {
	const compiler = new Compiler(compileLists(pack.lists));
	const cues = new Map(
		Object.entries(pack.cues).map(([name, patterns]) => [name, compiler.anyOf(patterns)]),
	);
	const rules = pack.rules.map((rule) => compiler.rule(rule, pack));
	const vocabulary = new Vocabulary(compiler.words, pack.left_alone.trim().split(/\s+/));
	return { pack, vocabulary, rules, cues, beginning: compiler.beginning };
}

/** Compiles what a rule holds; a pattern that many meetings name, once. */
class Compiler {
	readonly words = new Set<string>();
	readonly beginning = new Map<string, Finder[]>();
	readonly #lists: Lists;
	readonly #finders = new Map<string, Finder>();

	constructor(lists: Lists) {
		this.#lists = lists;
		for (const part of lists.values()) this.#keep(part);
	}

	rule(rule: Rule, pack: Pack): ReadyRule {
		const { match = [], all = [], but = [], span = 0, within = 0 } = rule;
		const plain = match.filter((pattern) => !pattern.includes('&'));
		const meetings = match
			.filter((pattern) => pattern.includes('&'))
			.map((pattern) => this.#meeting(pattern));
		if (all.length > 0) {
			const finders = all.map((pattern) => this.#finder(pattern));
			meetings.push({ finders, span: span || UNBOUNDED, within, isLoose: true });
		}
		const lowered = { ...pack.kinds[rule.kind], ...rule.lowered };
		return {
			rule,
			finder: plain.length > 0 ? this.anyOf(plain) : null,
			meetings,
			but: but.length > 0 ? this.anyOf(but) : null,
			lowered: new Map(Object.entries(lowered) as [Cue, Tier][]),
		};
	}

	anyOf(patterns: readonly string[]): Finder {
		const parts = patterns.map((pattern) => compilePattern(pattern, this.#lists));
		return this.#ready(anyOf(parts));
	}

	/** `a & b /12` as parts that meet; they may do so over one end of a sentence. */
	#meeting(pattern: string): Meeting {
		const [parts = '', span = String(NEAR), ...rest] = pattern.split('/');
		if (rest.length > 0 || !/^\s*[0-9]+\s*$/.test(span))
			throw new PatternFault(`'${pattern}': what is '${span}'?`);
		const finders = parts.split('&').map((part) => this.#finder(part));
		return { finders, span: Number(span), within: 1, isLoose: false };
	}

	#finder(pattern: string): Finder {
		const known = this.#finders.get(pattern.trim());
		if (known) return known;
		const finder = this.#ready(compilePattern(pattern, this.#lists));
		this.#finders.set(pattern.trim(), finder);
		return finder;
	}

	#ready(part: Part): Finder {
		const finder = new Finder(this.#keep(part));
		for (const word of finder.first ?? []) {
			const others = this.beginning.get(word);
			if (others) others.push(finder);
			else this.beginning.set(word, [finder]);
		}
		return finder;
	}

	#keep(part: Part): Part {
		for (const word of part.words) this.words.add(word);
		return part;
	}
}

function areDisjoint(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
	const [fewer, more] = one.size < other.size ? [one, other] : [other, one];
	for (const word of fewer) if (more.has(word)) return false;
	return true;
}
