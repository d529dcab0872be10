"""Check-ins: the content file `check_ins`, short questions to begin with."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, convert

from meantime.content import load

if TYPE_CHECKING:
    from collections.abc import Mapping

ByLocale = dict[str, str]


class Quick(Struct, frozen=True, forbid_unknown_fields=True):
    """A question; `about` says after what it is usually asked."""

    id: str
    about: Literal["session", "event", "day"]
    kind: Literal["words", "slider", "choice"]
    ask: ByLocale
    low: ByLocale | None = None
    high: ByLocale | None = None
    options: tuple[ByLocale, ...] = ()


class CheckIns(Struct, frozen=True):
    """The content file `check_ins`."""

    version: int
    questions: tuple[Quick, ...]


@cache
def quick_questions() -> Mapping[str, Quick]:
    """Return the questions to begin with, by their ids."""
    return {each.id: each for each in convert(load("check_ins"), CheckIns).questions}
