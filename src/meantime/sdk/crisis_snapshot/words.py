"""The words of a crisis sheet: the content file `crisis_sheet`."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct, convert

from meantime.content import load

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.sdk.replies import Locale

Words = dict[str, str]  # by language

OLD: Final = timedelta(hours=50)  # two nights, and one that was late
UNITS: Final = (
    ("days", timedelta(days=1), 2),
    ("hours", timedelta(hours=1), 2),
    ("minutes", timedelta(minutes=1), 0),
)


class CrisisWords(Struct, frozen=True):
    """The content file `crisis_sheet`."""

    title: Words
    made: Words
    old: Words
    open: Words
    urgent_note: Words
    nobody: Words
    age: dict[str, Words]
    sections: dict[str, Words]
    labels: dict[str, Words]
    purposes: dict[str, Words]
    faults: dict[str, Words]


@cache
def crisis_words() -> CrisisWords:
    """Return the content file `crisis_sheet`."""
    return convert(load("crisis_sheet"), CrisisWords)


def age(made_at: datetime, now: datetime, locale: Locale) -> str:
    """Return in words how long ago something was made; both aware."""
    passed = now - made_at
    if passed < -timedelta(minutes=5):
        return crisis_words().age["future"][locale]
    for unit, length, least in UNITS:
        if (count := max(passed, timedelta()) // length) >= least:
            return crisis_words().age[unit][locale].format(n=count)
    raise AssertionError("minutes begin at none")


def fault_words(code: str, locale: Locale) -> str:
    """Return what a fault of a snapshot means, and what can be done."""
    faults = crisis_words().faults
    return faults.get(code, faults["changed"])[locale].format(code=code)
