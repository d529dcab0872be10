"""Help in a crisis, by country: what stands for it in the words of an automatic reply."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct, convert

from meantime.content import load

if TYPE_CHECKING:
    from meantime.sdk.replies import Locale

UNCHECKED = "not-verified"  # never shown


class Channel(Struct, frozen=True):
    value: str


class Line(Struct, frozen=True):
    name: dict[str, str]
    channels: list[Channel]
    languages: list[str]
    checked: str


class Emergency(Struct, frozen=True):
    number: str
    checked: str


class Country(Struct, frozen=True):
    emergency: Emergency
    lines: list[Line]


class Default(Struct, frozen=True):
    emergency_text: dict[str, str]
    block_text: dict[str, str]


class Lines(Struct, frozen=True):
    default: Default
    countries: dict[str, Country]


@cache
def crisis_lines() -> Lines:
    """Return the content file `crisis_lines`."""
    return convert(load("crisis_lines"), Lines)


def crisis_values(country: str, locale: Locale) -> dict[str, str]:
    """Return the emergency number and a line for a country (ISO 3166-1), or the general words.

    A line in the language comes first; what nobody has checked is left out.
    """
    content = crisis_lines()
    number, block = content.default.emergency_text[locale], content.default.block_text[locale]
    if known := content.countries.get(country):
        if known.emergency.number and known.emergency.checked != UNCHECKED:
            number = known.emergency.number
        shown = [line for line in known.lines if line.checked != UNCHECKED]
        for line in sorted(shown, key=lambda each: not {locale, "mul"} & set(each.languages))[:1]:
            block = f"{line.name[locale]} ({line.channels[0].value})"
    return {"emergency_number": number, "crisis_block": block}
