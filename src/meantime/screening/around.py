"""What stands around a match and changes how it counts: a negation, a quotation, years ago."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.screening.line import between

if TYPE_CHECKING:
    from meantime.screening.line import Hit, Line
    from meantime.screening.packs import Cue
    from meantime.screening.ready import Place, ReadyRule

NEGATION_REACHES: Final = 5  # words
NOW_REACHES: Final = 25  # words


class Reach(NamedTuple):
    """How far a cue reaches: so many words `after` it and `before` it, over so many sentences."""

    after: int
    before: int
    sentences: int = 0


REACHES: Final[dict[Cue, Reach]] = {
    "conditional": Reach(15, 6),
    "reported": Reach(12, 4),
    "quoted": Reach(25, 8, sentences=1),
    "homework": Reach(40, 10, sentences=1),
    "remote": Reach(25, 12),
    "past": Reach(15, 12),
    "resisted": Reach(60, 60, sentences=2),
    "idiom": Reach(0, 0),
    "joking": Reach(4, 8),
    "other": Reach(4, 0),
}


def cues_around(line: Line, hit: Hit, rule: ReadyRule) -> tuple[Cue, ...]:
    """Return which cues that a rule heeds stand around a match of it."""
    return tuple(cue for cue in rule.lowered if _has(line, cue, hit))


def _has(line: Line, cue: Cue, hit: Hit) -> bool:
    if cue == "negated":
        return _is_negated(line, hit)
    if cue in {"remote", "past"} and _is_now(line, hit):
        return False
    if cue == "quoted" and line.words[hit.first].is_quoted and line.words[hit.last].is_quoted:
        return True
    reach = REACHES[cue]
    return any(
        _reaches(line, cue, place, hit)
        for place in between(line.cue(cue), hit.first - reach.after, hit.last + reach.before)
    )


def _reaches(line: Line, cue: Cue, place: Place, hit: Hit) -> bool:
    """Whether a cue within reach belongs to the match; what turns the talk between them cuts."""
    first, last = place
    if first <= hit.last and last >= hit.first:
        return True
    start, end = (last, hit.first) if last < hit.first else (hit.last, first)
    over = line.sentences[end] - line.sentences[start]
    is_behind = first > hit.last
    if over > (0 if is_behind and cue != "resisted" else REACHES[cue].sentences):
        return False
    return cue == "resisted" or not any(between(line.cue("turn"), start + 1, end - 1))


def _is_negated(line: Line, hit: Hit) -> bool:
    harmless = line.cue("not_negated")
    clauses = {line.clauses[first] for first, _ in hit.parts}
    for first, last in between(line.cue("negated"), hit.first - NEGATION_REACHES, hit.last):
        if line.clauses[first] not in clauses or _is_within(first, last, hit.parts):
            continue
        if not any(start <= first for start, _ in between(harmless, last, first)):
            return True
    denials = between(line.cue("denied_after"), hit.last + 1, hit.last + NEGATION_REACHES)
    return any(line.clauses[first] == line.clauses[hit.last] for first, _ in denials)


def _is_within(first: int, last: int, parts: tuple[Place, ...]) -> bool:
    """Whether a negation is a part of what matched: `don't want to live` is none of it."""
    return any(start <= last and first <= end for start, end in parts)


def _is_now(line: Line, hit: Hit) -> bool:
    """Whether the clause of a match says that it is of today, whatever it says of other days."""
    clause = line.clauses[hit.first]
    return any(
        clause in (line.clauses[first], line.clauses[last])
        for first, last in between(line.cue("now"), hit.first - NOW_REACHES, hit.last + NOW_REACHES)
    )
