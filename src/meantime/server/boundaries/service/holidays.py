"""Public holidays, with their names in the language of whoever asks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Literal

import holidays
import msgspec

from meantime.content import load
from meantime.server.kit.problems import Malformed
from meantime.server.practices import service as practices
from meantime.wire import boundaries as wire

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit

LANGUAGES: Final = {"en": "en_US", "es": "es"}  # where the holidays of a country have them
YEARS: Final = range(2000, 2100)
OBSERVED: Final = " (observed)"


class Names(msgspec.Struct):
    """The content file `holiday_names`."""

    observed: dict[str, str]
    countries: dict[str, dict[str, dict[str, str]]]


def list_holidays(unit: Unit, place: str, year: int, locale: Literal["en", "es"]) -> wire.Holidays:
    """Return a year's public holidays. Raises NotPermitted, Malformed for an unknown place."""
    practices.demand_staff(unit)
    country, _, state = place.partition("-")
    if year not in YEARS:
        raise Malformed(fields={"year": "is out of range"})
    states = holidays.list_supported_countries().get(country)
    if states is None or (state and state not in states):
        raise Malformed(fields={"place": "is no country or state that is known"})
    found = holidays.country_holidays(
        country, subdiv=state or None, years=year, language=LANGUAGES[locale]
    )
    listed = sorted(found.items())
    return wire.Holidays(
        holidays=[wire.Holiday(on=on, name=named(name, country, locale)) for on, name in listed]
    )


def named(name: str, country: str, locale: str) -> str:
    """Return a holiday's name in a language; as it is where nobody has written another."""
    names = read_names()
    if locale not in names.observed:
        return name
    plain = name.removesuffix(OBSERVED)
    known = names.countries.get(country, {}).get(plain, {}).get(locale)
    if known is None:
        return name
    return known if plain == name else f"{known} {names.observed[locale]}"


@cache
def read_names() -> Names:
    return msgspec.convert(load("holiday_names"), Names)
