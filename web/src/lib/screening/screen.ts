/** Screening a text: the rules that match, and what stands around each match. */
import { firstFrom } from './order.ts';
import {
	RANKS,
	type Cue,
	type Finder,
	type Place,
	type ReadyPack,
	type ReadyRule,
	type Tier,
} from './packs.ts';
import { wordsIn, type Word } from './words.ts';

/** A rule that matched: which words, from code point `start` to `end`, and how they count. */
export type Match = Readonly<{
	rule: string;
	tier: Tier;
	start: number;
	end: number;
	cues: readonly Cue[];
}>;

/** What was noticed in a text; `tier` is the highest of its matches, 'none' without any. */
export type Screening = Readonly<{ tier: Tier; matches: readonly Match[] }>;

const NEGATION_REACHES = 5; // words
const REMOTE_REACHES = 12; // words after the match; before it, the whole sentence
const RESISTED_REACHES = 2; // sentences

/** What `packs` notice in `text`. */
export function screen(text: string, packs: readonly ReadyPack[]): Screening {
	const matches = packs.flatMap((pack) => {
		const line = new Line(wordsIn(text, pack.vocabulary), pack);
		return pack.rules.flatMap((rule) => line.matches(rule));
	});
	matches.sort(
		(one, other) => one.start - other.start || other.end - one.end || byRule(one, other),
	);
	const tiers = matches.map(({ tier }) => tier);
	return { tier: tiers.reduce(higher, 'none'), matches };
}

/** The words of a text, and the cues in it, found when they are first asked for. */
class Line {
	readonly #words: readonly Word[];
	readonly #pack: ReadyPack;
	readonly #texts: readonly string[];
	readonly #set: ReadonlySet<string>;
	readonly #cues = new Map<string, Place[]>();
	readonly #sentences: number[] = [];
	readonly #clauses: number[] = [];

	constructor(words: readonly Word[], pack: ReadyPack) {
		this.#words = words;
		this.#pack = pack;
		this.#texts = words.map(({ text }) => text);
		this.#set = new Set(this.#texts);
		this.#number();
	}

	/** Gives each word the number of its sentence and of its clause. */
	#number(): void {
		const cuts = new Set(this.#cue('new_clause').map(([first]) => first));
		let [sentence, clause] = [0, 0];
		this.#words.forEach(({ mark }, at) => {
			if (mark === '.') sentence += 1;
			if (mark !== '' || cuts.has(at)) clause += 1;
			this.#sentences.push(sentence);
			this.#clauses.push(clause);
		});
	}

	matches(rule: ReadyRule): Match[] {
		const matches: Match[] = [];
		for (const [first, last] of this.#leftBy(rule.but, this.#placesOf(rule))) {
			const cues = [...rule.lowered.keys()].filter((cue) => this.#has(cue, first, last));
			const tiers = cues.map((cue) => rule.lowered.get(cue) ?? rule.rule.tier);
			const tier = tiers.length > 0 ? tiers.reduce(lower) : rule.rule.tier;
			const [start, end] = [this.#words[first]?.start ?? 0, this.#words[last]?.end ?? 0];
			if (tier !== 'none') matches.push({ rule: rule.rule.id, tier, start, end, cues });
		}
		return matches;
	}

	#placesOf({ rule, finders }: ReadyRule): Place[] {
		const byPart = finders.map((finder) => this.#places(finder));
		return rule.all?.length ? this.#together(byPart, rule.within ?? 0) : byPart.flat();
	}

	/** Those of `places` in whose sentence `but` does not stand. */
	#leftBy(but: Finder | null, places: Place[]): Place[] {
		if (but === null || places.length === 0) return places;
		const ruledOut = new Set(this.#places(but).map(([first]) => this.#sentence(first)));
		return places.filter(([first]) => !ruledOut.has(this.#sentence(first)));
	}

	/** Where all parts of a rule first meet, from the first to the last of them. */
	#together([firstPart = [], ...others]: Place[][], within: number): Place[] {
		for (const place of firstPart) {
			const met = others.map((places) => this.#near(places, place[0], within));
			const sure = [place, ...met.filter((each) => each !== null)];
			if (sure.length <= others.length) continue;
			const [firsts, lasts] = [sure.map(([first]) => first), sure.map(([, last]) => last)];
			return [[Math.min(...firsts), Math.max(...lasts)]];
		}
		return [];
	}

	#has(cue: Cue, first: number, last: number): boolean {
		if (cue === 'negated') return this.#isNegated(first, last);
		if (cue === 'remote') return this.#isRemote(first, last);
		const places = this.#cue(cue);
		if (cue === 'resisted') return this.#near(places, first, RESISTED_REACHES) !== null;
		const at = endingFrom(places, first);
		if (cue === 'idiom') return (places[at]?.[0] ?? Infinity) <= last;
		if (cue === 'quoted' && this.#isQuoted(first) && this.#isQuoted(last)) return true;
		const reaches = cue === 'homework' || cue === 'quoted' ? 1 : 0;
		const before = places[at - 1];
		return before !== undefined && this.#sentence(first) - this.#sentence(before[1]) <= reaches;
	}

	#isNegated(first: number, last: number): boolean {
		const [negated, harmless] = [this.#cue('negated'), this.#cue('not_negated')];
		const nearest = endingFrom(negated, first - NEGATION_REACHES);
		for (const [a, b] of negated.slice(nearest, endingFrom(negated, first))) {
			const isHarmless = (harmless[endingFrom(harmless, b)]?.[0] ?? Infinity) <= a;
			if (this.#clause(a) === this.#clause(first) && !isHarmless) return true;
		}
		const denials = this.#cue('denied_after');
		const after = denials[firstFrom(denials, last + 1, ([start]) => start)];
		return after !== undefined && this.#clause(after[0]) === this.#clause(last);
	}

	#isRemote(first: number, last: number): boolean {
		const [clause, now] = [this.#clause(first), this.#cue('now')];
		const at = firstFrom(now, clause, ([, end]) => this.#clause(end));
		if (now[at]?.some((word) => this.#clause(word) === clause)) return false;
		const place = this.#near(this.#cue('remote'), first, 0);
		return place !== null && place[0] <= last + REMOTE_REACHES;
	}

	/** The first of `places` that begins within so many sentences of `word`. */
	#near(places: readonly Place[], word: number, reach: number): Place | null {
		const sentence = this.#sentence(word);
		const at = firstFrom(places, sentence - reach, ([first]) => this.#sentence(first));
		const place = places[at];
		return place && this.#sentence(place[0]) <= sentence + reach ? place : null;
	}

	#cue(name: string): Place[] {
		const known = this.#cues.get(name);
		if (known) return known;
		const finder = this.#pack.cues.get(name);
		const places = finder ? this.#places(finder) : [];
		this.#cues.set(name, places);
		return places;
	}

	#places(finder: Finder): Place[] {
		return finder.places(this.#texts, this.#set);
	}

	#sentence(word: number): number {
		return this.#sentences[word] ?? 0;
	}

	#clause(word: number): number {
		return this.#clauses[word] ?? 0;
	}

	#isQuoted(word: number): boolean {
		return this.#words[word]?.isQuoted ?? false;
	}
}

/** Which place is the first that ends at `word` or later; how many there are if none. */
function endingFrom(places: readonly Place[], word: number): number {
	return firstFrom(places, word, ([, last]) => last);
}

function higher(one: Tier, other: Tier): Tier {
	return RANKS[other] > RANKS[one] ? other : one;
}

function lower(one: Tier, other: Tier): Tier {
	return RANKS[other] < RANKS[one] ? other : one;
}

function byRule(one: Match, other: Match): number {
	if (one.rule === other.rule) return 0;
	return one.rule < other.rule ? -1 : 1;
}
