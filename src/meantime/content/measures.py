"""Measures: the content file `measures`, and a practice's own file of the same form."""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct, convert, field

from meantime.content import load

ByLocale = dict[str, str]


class Option(Struct, frozen=True, forbid_unknown_fields=True):
    value: int
    label: ByLocale


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """A question. One that is not `scored` counts for nothing; its own options go first."""

    id: str
    text: ByLocale
    scored: bool = True
    options: tuple[Option, ...] = ()


class Band(Struct, frozen=True, forbid_unknown_fields=True):
    """From which total on (points) a band reaches; `name` is there where the content has none."""

    id: str
    from_: int = field(name="from")
    name: ByLocale = {}


class Score(Struct, frozen=True, forbid_unknown_fields=True):
    """What totals mean, in points. `reliable`: from which difference on a change is no chance."""

    lowest: int
    highest: int
    better: Literal["lower", "higher"]
    bands: tuple[Band, ...]
    positive_at: int | None = None
    caseness_at: int | None = None
    reliable: int | None = None


class Watched(Struct, frozen=True, forbid_unknown_fields=True):
    """An answer that goes the way of an urgent message as it is given."""

    item: str
    at_least: int


class Credit(Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    url: str = ""


class Measure(Struct, frozen=True, forbid_unknown_fields=True):
    """A questionnaire in its official wording, in the languages of `locales` alone."""

    id: str
    version: str
    title: ByLocale
    credit: Credit
    licence: str
    locales: tuple[str, ...]
    prompt: ByLocale
    options: tuple[Option, ...]
    items: tuple[Item, ...]
    score: Score
    safety: tuple[Watched, ...] = ()

    def options_of(self, item: Item) -> tuple[Option, ...]:
        """Return what may be answered to an item."""
        return item.options or self.options


class Measures(Struct, frozen=True):
    version: int
    bands: dict[str, ByLocale]
    measures: tuple[Measure, ...]


@cache
def measures() -> Measures:
    """Return the content."""
    return convert(load("measures"), Measures)
