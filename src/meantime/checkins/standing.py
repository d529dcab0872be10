"""What an answer to a check-in says, and which check-ins still wait for one.

The same rules stand in the web app (`lib/sync/folds/check-in-rules.ts`); `vectors/check_ins.json`
holds both to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Kind = Literal["words", "slider", "choice"]
MOST: Final = 10  # on a slider
NOT_SAID: Final = -1
QUIET_MS: Final = 7 * 24 * 3_600_000  # after which one that nobody answered is asked no more


class Asked(NamedTuple):
    """A check-in: since when (ms) it is shown, and whether it has an answer that stands."""

    id: str
    series: str
    at: int
    is_answered: bool


class Line(NamedTuple):
    """The check-ins that ask the same again, oldest first; one that stands alone is its own."""

    series: str
    ids: tuple[str, ...]


def fits(kind: Kind, options: Sequence[str], value: int) -> bool:
    """Tell whether a value can be an answer; -1 says none, and then words do."""
    if kind == "words":
        return value == NOT_SAID
    return NOT_SAID <= value <= (MOST if kind == "slider" else len(options) - 1)


def said(kind: Kind, options: Sequence[str], value: int, text: str) -> str:
    """Return an answer in one text: where on the slider or which option, then the words."""
    parts = []
    if value != NOT_SAID and fits(kind, options, value):
        parts.append(options[value] if kind == "choice" else f"{value}/{MOST}")
    return "\n".join([*parts, *([text] if text else [])])


def open_at(asked: Iterable[Asked], now: int) -> list[str]:
    """Return the ids of those that wait for an answer at `now` (ms), in their order.

    Nobody is reminded of one that was asked anew since, or a week ago: it just goes quiet. It can
    still be answered.
    """
    shown = [each for each in asked if each.at <= now]
    newest = {each.series: each.at for each in sorted(shown, key=lambda each: each.at)}
    return [
        each.id
        for each in shown
        if not each.is_answered
        and now - each.at < QUIET_MS
        and (not each.series or each.at == newest[each.series])
    ]


def lines(asked: Iterable[Asked]) -> list[Line]:
    """Return what asks the same, by when it was asked first."""
    found: dict[str, list[str]] = {}
    for each in sorted(asked, key=lambda each: each.at):
        found.setdefault(each.series or each.id, []).append(each.id)
    return [Line(series, tuple(ids)) for series, ids in found.items()]
