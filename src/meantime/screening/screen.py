"""Screening a text: the rules that match, and what stands around each match."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.screening.around import cues_around
from meantime.screening.client_words import CLIENT_WORDS, ready_words
from meantime.screening.line import Line
from meantime.screening.model.model import MODEL
from meantime.screening.packs import LANGUAGES, RANKS
from meantime.screening.ready import ready_pack
from meantime.screening.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from meantime.screening.client_words import ClientWord
    from meantime.screening.model.model import Likeness, Model
    from meantime.screening.packs import Cue, Language, Rule, Tier
    from meantime.screening.ready import ReadyPack

UNCHANGED: Final[Mapping[str, Tier]] = MappingProxyType({})


class Match(NamedTuple):
    """A rule that matched: which words, from code point `start` to `end`, and how they count."""

    rule: str
    tier: Tier
    start: int
    end: int
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Screening:
    """What was noticed in a text; `tier` is the highest of its matches, "none" without any.

    `signs` are the ids of rules that say little by themselves: they are for the days' pattern.
    """

    tier: Tier
    matches: tuple[Match, ...]
    signs: tuple[str, ...] = ()


def screen(
    text: str,
    languages: Iterable[Language] = LANGUAGES,
    words: Iterable[ClientWord] = (),
    *,
    changes: Mapping[str, Tier] = UNCHANGED,
    model: Model | None = None,
) -> Screening:
    """Return what the packs of `languages`, and a client's own `words`, notice in `text`.

    `changes` are rules that a practice has lowered, by id: "none" is switched off, and none is ever
    raised. A `model` may raise what the rules say; neither it nor a fault in it lowers that.
    """
    packs = tuple(map(ready_pack, languages))
    found = [match for pack in packs for match in _matches(text, pack, changes)]
    own = tuple(words)
    for first, last, tier in ready_words(own, packs).places(text) if own else ():
        found.append(Match(CLIENT_WORDS, tier, first.start, last.end))
    if model and (raised := _raised(model, text, _highest(found))):
        found.append(Match(MODEL, *raised))
    found.sort(key=lambda match: (match.start, -match.end, match.rule))
    signs = sorted({match.rule for match in found if match.tier == "none"})
    matches = tuple(match for match in found if match.tier != "none")
    return Screening(_highest(found), matches, tuple(signs))


def _raised(model: Model, text: str, tier: Tier) -> Likeness | None:
    try:
        return model.raised(text, tier)
    except Exception:  # noqa: BLE001  whatever it is: what the rules say stands without it
        return None


def _highest(matches: Iterable[Match]) -> Tier:
    return max((match.tier for match in matches), key=RANKS.__getitem__, default="none")


def _matches(text: str, pack: ReadyPack, changes: Mapping[str, Tier]) -> list[Match]:
    line = Line(words_in(text, pack.vocabulary), pack)
    found = list(_found(line, pack, changes))
    signs = [match for match in found if match.tier == "none"]
    kinds = len({match.rule for match in signs})
    for ready in pack.rules:
        ceiling = _ceiling(ready.rule, changes)
        if ready.rule.signs and kinds >= ready.rule.signs and ceiling != "none":
            start, end = min(sign.start for sign in signs), max(sign.end for sign in signs)
            found.append(Match(ready.rule.id, ceiling, start, end))
    return found


def _found(line: Line, pack: ReadyPack, changes: Mapping[str, Tier]) -> Iterator[Match]:
    for ready in pack.rules:
        if changes.get(ready.rule.id) == "none":
            continue
        ceiling = _ceiling(ready.rule, changes)
        for hit in line.hits(ready):
            cues = cues_around(line, hit, ready)
            tiers = [ready.lowered[cue] for cue in cues]
            if "none" in tiers:
                continue
            tier = min([ceiling, *tiers], key=RANKS.__getitem__)
            start, end = line.words[hit.first].start, line.words[hit.last].end
            yield Match(ready.rule.id, tier, start, end, cues)


def _ceiling(rule: Rule, changes: Mapping[str, Tier]) -> Tier:
    """Return the most that a rule counts for: what it says, or less where a practice says so."""
    return min(rule.tier, changes.get(rule.id, rule.tier), key=RANKS.__getitem__)
