/** What stands around a match and changes how it counts: a negation, a quotation, years ago. */
import { between, type Hit, type Line } from './line.ts';
import type { Cue } from './packs.ts';
import type { Place, ReadyRule } from './ready.ts';

const NEGATION_REACHES = 5; // words
const NOW_REACHES = 25; // words

/** How far a cue reaches: so many words after it and before it, over so many sentences. */
type Reach = Readonly<{ after: number; before: number; sentences: number }>;

const REACHES: Readonly<Record<Exclude<Cue, 'negated'>, Reach>> = {
	conditional: { after: 15, before: 6, sentences: 0 },
	reported: { after: 12, before: 4, sentences: 0 },
	quoted: { after: 25, before: 8, sentences: 1 },
	homework: { after: 40, before: 10, sentences: 1 },
	remote: { after: 25, before: 12, sentences: 0 },
	past: { after: 15, before: 12, sentences: 0 },
	resisted: { after: 60, before: 60, sentences: 2 },
	idiom: { after: 0, before: 0, sentences: 0 },
	joking: { after: 4, before: 8, sentences: 0 },
	other: { after: 4, before: 0, sentences: 0 },
};

/** Which cues that a rule heeds stand around a match of it. */
export function cuesAround(line: Line, hit: Hit, rule: ReadyRule): Cue[] {
	return [...rule.lowered.keys()].filter((cue) => has(line, cue, hit));
}

function has(line: Line, cue: Cue, hit: Hit): boolean {
	if (cue === 'negated') return isNegated(line, hit);
	if ((cue === 'remote' || cue === 'past') && isNow(line, hit)) return false;
	const isQuoted = [hit.first, hit.last].every((word) => line.words[word]?.isQuoted);
	if (cue === 'quoted' && isQuoted) return true;
	const { after, before } = REACHES[cue];
	return between(line.cue(cue), hit.first - after, hit.last + before).some((place) =>
		reaches(line, cue, place, hit),
	);
}

/** Whether a cue within reach belongs to the match; what turns the talk between them cuts. */
function reaches(
	line: Line,
	cue: Exclude<Cue, 'negated'>,
	[first, last]: Place,
	hit: Hit,
): boolean {
	if (first <= hit.last && last >= hit.first) return true;
	const isBehind = first > hit.last;
	const [start, end] = isBehind ? [hit.last, first] : [last, hit.first];
	const over = line.sentence(end) - line.sentence(start);
	if (over > (isBehind && cue !== 'resisted' ? 0 : REACHES[cue].sentences)) return false;
	return cue === 'resisted' || between(line.cue('turn'), start + 1, end - 1).length === 0;
}

function isNegated(line: Line, { first, last, parts }: Hit): boolean {
	const harmless = line.cue('not_negated');
	const clauses = new Set(parts.map(([start]) => line.clause(start)));
	for (const [start, end] of between(line.cue('negated'), first - NEGATION_REACHES, last)) {
		if (!clauses.has(line.clause(start)) || isWithin(start, end, parts)) continue;
		if (!between(harmless, end, start).some(([from]) => from <= start)) return true;
	}
	return between(line.cue('denied_after'), last + 1, last + NEGATION_REACHES).some(
		([start]) => line.clause(start) === line.clause(last),
	);
}

/** Whether a negation is a part of what matched: `don't want to live` is none of it. */
function isWithin(first: number, last: number, parts: readonly Place[]): boolean {
	return parts.some(([start, end]) => start <= last && first <= end);
}

/** Whether the clause of a match says that it is of today, whatever it says of other days. */
function isNow(line: Line, hit: Hit): boolean {
	const clause = line.clause(hit.first);
	return between(line.cue('now'), hit.first - NOW_REACHES, hit.last + NOW_REACHES).some((place) =>
		place.some((word) => line.clause(word) === clause),
	);
}
