/** Screening a text: the rules that match, and what stands around each match. */
import { cuesAround } from './around.ts';
import { CLIENT_WORDS, type ReadyWords } from './client-words.ts';
import { Line } from './line.ts';
import { MODEL, type Likeness, type Model } from './model.ts';
import { RANKS, type Cue, type Rule, type Tier } from './packs.ts';
import type { ReadyPack } from './ready.ts';
import { wordsIn } from './words.ts';

/** A rule that matched: which words, from code point `start` to `end`, and how they count. */
export type Match = Readonly<{
	rule: string;
	tier: Tier;
	start: number;
	end: number;
	cues: readonly Cue[];
}>;

/**
 * What was noticed in a text; `tier` is the highest of its matches, 'none' without any.
 *
 * `signs` are the ids of rules that say little by themselves: they are for the days' pattern.
 */
export type Screening = Readonly<{
	tier: Tier;
	matches: readonly Match[];
	signs: readonly string[];
}>;

/** Rules that a practice has lowered, by id: 'none' is switched off, and none is ever raised. */
export type Changes = Readonly<Partial<Record<string, Tier>>>;

/** The changes that a care team's list of lowered rules makes. */
export function changesFrom(lowered: Iterable<Readonly<{ rule: string; tier: Tier }>>): Changes {
	return Object.fromEntries(Array.from(lowered, ({ rule, tier }) => [rule, tier]));
}

/**
 * What is looked at with beside the packs: a `model` may raise what the rules say, never lower it,
 * and a fault in it takes nothing away.
 */
export type Beside = Readonly<{
	words?: ReadyWords;
	changes?: Changes;
	model?: Model | null;
}>;

/** What `packs`, and a client's own `words`, notice in `text`. */
export function screen(
	text: string,
	packs: readonly ReadyPack[],
	{ words, changes = {}, model }: Beside = {},
): Screening {
	const found = packs.flatMap((pack) => matchesIn(text, pack, changes));
	for (const [{ start }, { end }, tier] of words?.places(text) ?? [])
		found.push({ rule: CLIENT_WORDS, tier, start, end, cues: [] });
	const raised = model && raisedBy(model, text, highest(found));
	if (raised) found.push({ rule: MODEL, ...raised, cues: [] });
	found.sort((one, other) => one.start - other.start || other.end - one.end || byRule(one, other));
	const signs = found.filter(isSign).map(({ rule }) => rule);
	return {
		tier: highest(found),
		matches: found.filter((match) => !isSign(match)),
		signs: [...new Set(signs)].sort(),
	};
}

function raisedBy(model: Model, text: string, tier: Tier): Likeness | null {
	try {
		return model.raised(text, tier);
	} catch {
		return null; // whatever it is: what the rules say stands without it
	}
}

function matchesIn(text: string, pack: ReadyPack, changes: Changes): Match[] {
	const line = new Line(wordsIn(text, pack.vocabulary), pack);
	const found = matchesOf(line, pack, changes);
	const signs = found.filter(isSign);
	const kinds = new Set(signs.map(({ rule }) => rule)).size;
	const start = signs.reduce((least, sign) => Math.min(least, sign.start), Infinity);
	const end = signs.reduce((most, sign) => Math.max(most, sign.end), 0);
	for (const { rule } of pack.rules) {
		const ceiling = ceilingOf(rule, changes);
		if (rule.signs && kinds >= rule.signs && ceiling !== 'none')
			found.push({ rule: rule.id, tier: ceiling, start, end, cues: [] });
	}
	return found;
}

function matchesOf(line: Line, pack: ReadyPack, changes: Changes): Match[] {
	const matches: Match[] = [];
	for (const ready of pack.rules) {
		if (changes[ready.rule.id] === 'none') continue;
		const ceiling = ceilingOf(ready.rule, changes);
		for (const hit of line.hits(ready)) {
			const cues = cuesAround(line, hit, ready);
			const tiers = cues.map((cue) => ready.lowered.get(cue) ?? ready.rule.tier);
			if (tiers.includes('none')) continue;
			const tier = tiers.reduce(lower, ceiling);
			const [start, end] = [line.words[hit.first]?.start ?? 0, line.words[hit.last]?.end ?? 0];
			matches.push({ rule: ready.rule.id, tier, start, end, cues });
		}
	}
	return matches;
}

/** The most that a rule counts for: what it says, or less where a practice says so. */
function ceilingOf({ id, tier }: Rule, changes: Changes): Tier {
	return lower(tier, changes[id] ?? tier);
}

function highest(matches: readonly Match[]): Tier {
	return matches.map(({ tier }) => tier).reduce(higher, 'none');
}

function isSign({ tier }: Match): boolean {
	return tier === 'none';
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
