"""Help in a crisis, by country: what stands for it in the words of an automatic reply."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, convert

from meantime.content import load

if TYPE_CHECKING:
    from meantime.sdk.replies import Locale

UNCHECKED = "not-verified"  # never shown


class Channel(Struct, frozen=True):
    """A way to a line; `keyword` is the word that begins a text message, where there is one."""

    type: Literal["call", "text", "chat", "web"]
    value: str
    keyword: dict[str, str | None] = {}
    note: dict[str, str] = {}


class Line(Struct, frozen=True):
    id: str
    name: dict[str, str]
    channels: list[Channel]
    languages: list[str]
    checked: str
    only_for: dict[str, str] | None = None


class Emergency(Struct, frozen=True):
    number: str
    checked: str


class Country(Struct, frozen=True):
    emergency: Emergency
    lines: list[Line]


class Help(Struct, frozen=True):
    """What may be shown to somebody; `number` is "" where no emergency number may be."""

    number: str
    lines: list[Line]


class Default(Struct, frozen=True):
    emergency_text: dict[str, str]
    block_text: dict[str, str]


class Lines(Struct, frozen=True):
    max_age_days: int
    default: Default
    countries: dict[str, Country]


@cache
def crisis_lines() -> Lines:
    """Return the content file `crisis_lines`."""
    return convert(load("crisis_lines"), Lines)


def help_for(country: str, locale: Locale) -> Help:
    """Return what may be shown in a country (ISO 3166-1): lines in the language come first.

    Those for everybody stand before the others. What nobody has checked is left out; a country
    that the content does not know has nothing.
    """
    known = crisis_lines().countries.get(country)
    if known is None:
        return Help("", [])
    emergency = known.emergency
    lines = [line for line in known.lines if line.checked != UNCHECKED]
    lines.sort(key=lambda line: (not serves(line, locale), line.only_for is not None))
    return Help("" if emergency.checked == UNCHECKED else emergency.number, lines)


def serves(line: Line, locale: Locale) -> bool:
    """Tell whether a line answers in a language."""
    return bool({locale, "mul"} & set(line.languages))


def crisis_values(country: str, locale: Locale) -> dict[str, str]:
    """Return the emergency number and a line for a country, or the general words."""
    default, found = crisis_lines().default, help_for(country, locale)
    block = default.block_text[locale]
    for line in found.lines[:1]:
        block = f"{line.name[locale]} ({line.channels[0].value})"
    number = found.number or default.emergency_text[locale]
    return {"emergency_number": number, "crisis_block": block}
