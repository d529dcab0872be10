"""Forms of notes: the content file `note_formats`, as far as a program goes by it."""

from __future__ import annotations

from functools import cache

from msgspec import Struct, convert

from meantime.content import load

ByLocale = dict[str, str]


class FormatSection(Struct, frozen=True):
    """A heading, and what belongs under it."""

    id: str
    title: ByLocale
    hint: ByLocale


class NoteFormat(Struct, frozen=True):
    id: str
    name: ByLocale
    sections: tuple[FormatSection, ...]


class OfSummary(Struct, frozen=True):
    """What a summary of messages asks for besides, put before the section `before`."""

    before: str
    sections: tuple[FormatSection, ...]


class NoteFormats(Struct, frozen=True):
    """`default` is the format of a summary if its author picks none."""

    version: int
    default: str
    formats: tuple[NoteFormat, ...]
    summary: OfSummary


@cache
def note_formats() -> NoteFormats:
    """Return the content."""
    return convert(load("note_formats"), NoteFormats)
