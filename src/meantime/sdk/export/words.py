"""The words of an exported record: the content file `record`."""

from __future__ import annotations

from functools import cache

from msgspec import Struct, convert

from meantime.content import load

Words = dict[str, str]  # by language


class RecordWords(Struct, frozen=True):
    """The content file `record`."""

    title: Words
    made: Words
    by_itself: Words
    as_pdf: Words
    purposes: dict[str, Words]
    readers: dict[str, Words]
    sections: dict[str, Words]
    types: dict[str, Words]
    roles: dict[str, Words]
    did: dict[str, Words]
    marks: dict[str, Words]
    faults: dict[str, Words]


@cache
def record_words() -> RecordWords:
    """Return the content file `record`."""
    return convert(load("record"), RecordWords)
