/** The packs: what to look for in one language, read from its YAML files as the build hands it on. */
export type Tier = 'none' | 'elevated' | 'urgent';
export type Language = 'en' | 'es';
export type Cue =
	| 'negated'
	| 'remote'
	| 'past'
	| 'conditional'
	| 'reported'
	| 'quoted'
	| 'homework'
	| 'resisted'
	| 'idiom'
	| 'joking'
	| 'other';

type Patterns = readonly string[];
type Lowered = Readonly<Partial<Record<Cue, Tier>>>;

export const RANKS: Readonly<Record<Tier, number>> = { none: 0, elevated: 1, urgent: 2 };

/**
 * A rule as it stands in a pack, without its examples.
 *
 * `match` are patterns of which one is enough. `a & b & c` in it are parts that meet in any order
 * near each other, `/12` at its end says within how many words. `all` are patterns that meet within
 * so many sentences. Where one of `but` stands near a match, in its sentence, it is none. A rule of
 * tier none is a sign: it counts only together with others. `signs` says of how many.
 */
export type Rule = Readonly<{
	id: string;
	tier: Tier;
	kind: string;
	reason: Readonly<Record<Language, string>>;
	match?: Patterns;
	all?: Patterns;
	within?: number;
	span?: number;
	signs?: number;
	but?: Patterns;
	lowered?: Lowered;
}>;

/** A language's folder. `kinds` say to which tier a cue around a match lowers it. */
export type Pack = Readonly<{
	language: Language;
	version: number;
	lists: Readonly<Record<string, Patterns>>;
	cues: Readonly<Record<string, Patterns>>;
	kinds: Readonly<Record<string, Lowered>>;
	rules: readonly Rule[];
	left_alone: string;
}>;
