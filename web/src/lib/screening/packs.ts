/** The packs: what to look for in one language, read from its YAML file as the build hands it on. */
import { anyOf, endsOf, type Part } from './parts.ts';
import { compileLists, compilePattern } from './patterns.ts';
import { Vocabulary } from './vocabulary.ts';

export type Tier = 'none' | 'elevated' | 'urgent';
export type Language = 'en' | 'es';
export type Cue =
	'negated' | 'remote' | 'conditional' | 'reported' | 'quoted' | 'homework' | 'resisted' | 'idiom';

type Patterns = readonly string[];
type Lowered = Readonly<Partial<Record<Cue, Tier>>>;

export const RANKS: Readonly<Record<Tier, number>> = { none: 0, elevated: 1, urgent: 2 };

/**
 * A rule as it stands in a pack, without its examples.
 *
 * `match` are patterns of which one is enough; or `all` are patterns that have to meet within so
 * many sentences of the first. Where one of `but` stands in the sentence of a match, it is none.
 */
export type Rule = Readonly<{
	id: string;
	tier: Tier;
	kind: string;
	reason: string;
	match?: Patterns;
	all?: Patterns;
	within?: number;
	but?: Patterns;
	lowered?: Lowered;
}>;

/** A language's file. `kinds` say to which tier a cue around a match lowers it. */
export type Pack = Readonly<{
	language: Language;
	version: number;
	lists: Readonly<Record<string, Patterns>>;
	cues: Readonly<Record<string, Patterns>>;
	kinds: Readonly<Record<string, Lowered>>;
	rules: readonly Rule[];
	left_alone: string;
}>;

/** A rule whose patterns are compiled; `lowered` is its kind's, and its own over that. */
export type ReadyRule = Readonly<{
	rule: Rule;
	finders: readonly Finder[];
	but: Finder | null;
	lowered: ReadonlyMap<Cue, Tier>;
}>;

/** A pack whose patterns are compiled. */
export type ReadyPack = Readonly<{
	pack: Pack;
	vocabulary: Vocabulary;
	rules: readonly ReadyRule[];
	cues: ReadonlyMap<string, Finder>;
}>;

/** The first and the last word of something. */
export type Place = readonly [first: number, last: number];

/** A pattern that is ready. */
export class Finder {
	readonly #part: Part;

	constructor(part: Part) {
		this.#part = part;
	}

	/** Where in `words`, which `set` also holds, it is found: in order, none over another. */
	places(words: readonly string[], set: ReadonlySet<string>): Place[] {
		const places: Place[] = [];
		if (this.#part.needed !== null && areDisjoint(this.#part.needed, set)) return places;
		let at = 0;
		while (at < words.length) {
			const [end = at] = endsOf(this.#part, words, at);
			if (end > at) places.push([at, end - 1]);
			at = Math.max(end, at + 1);
		}
		return places;
	}
}

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
	const lists = compileLists(pack.lists);
	const compiled = (patterns: Patterns): Part[] =>
		patterns.map((pattern) => compilePattern(pattern, lists));
	const parts = [...lists.values()];
	const cues = new Map<string, Finder>();
	for (const [name, patterns] of Object.entries(pack.cues)) {
		const part = anyOf(compiled(patterns));
		parts.push(part);
		cues.set(name, new Finder(part));
	}
	const rules = pack.rules.map((rule) => {
		const { match = [], all = [], but = [] } = rule;
		const wanted = all.length > 0 ? compiled(all) : [anyOf(compiled(match))];
		const unwanted = but.length > 0 ? anyOf(compiled(but)) : null;
		parts.push(...wanted, ...(unwanted ? [unwanted] : []));
		return {
			rule,
			finders: wanted.map((part) => new Finder(part)),
			but: unwanted && new Finder(unwanted),
			lowered: loweredBy({ ...pack.kinds[rule.kind], ...rule.lowered }),
		};
	});
	const own = parts.flatMap((part) => [...part.words]);
	const vocabulary = new Vocabulary(own, pack.left_alone.trim().split(/\s+/));
	return { pack, vocabulary, rules, cues };
}

function loweredBy(lowered: Lowered): ReadonlyMap<Cue, Tier> {
	return new Map(Object.entries(lowered) as [Cue, Tier][]);
}

function areDisjoint(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
	const [fewer, more] = one.size < other.size ? [one, other] : [other, one];
	for (const word of fewer) if (more.has(word)) return false;
	return true;
}
