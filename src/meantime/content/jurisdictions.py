"""Where the law refuses a model that reads mood: the content file `jurisdictions`.

The model is for nobody who is, or whose practice is, in one of these places.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct, convert

from meantime.content import load

if TYPE_CHECKING:
    from collections.abc import Iterable


class Refusal(Struct, frozen=True, forbid_unknown_fields=True):
    """A place, by ISO 3166, and the law that refuses it there."""

    id: str
    name: dict[str, str]
    law: str
    section: str
    effective: str
    source: str
    read_on: str
    why: dict[str, str]


class Jurisdictions(Struct, frozen=True):
    refused: list[Refusal]


@cache
def refusals() -> list[Refusal]:
    """Return every place that refuses a model, in the order of the content."""
    return convert(load("jurisdictions"), Jurisdictions).refused


def needs_region(country: str) -> bool:
    """Tell whether the law refuses it in a part of a country: then the country says too little."""
    return any(each.id.startswith(f"{country}-") for each in refusals())


def refused_in(places: Iterable[str]) -> list[Refusal]:
    """Return what refuses a model for somebody in these places, such as `US-IL` or `US`.

    A law of a whole country counts in each of its states.
    """
    asked = set(places)
    countries = {place.partition("-")[0] for place in asked}
    return [each for each in refusals() if each.id in asked | countries]
