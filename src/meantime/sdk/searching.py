"""Searching all that this person may read, as this device knows it: a plain look at every text."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from meantime.protocol.checkin_posts import CheckIn, CheckInAnswer
from meantime.protocol.errors import ProtocolError
from meantime.protocol.homework_posts import Homework, HomeworkAnswer
from meantime.protocol.measure_posts import MeasureAnswer, MeasureAsk
from meantime.protocol.moment_posts import Moment, words_of_moment
from meantime.protocol.posts import File, Promise, Text
from meantime.protocol.safety_posts import Redirect
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.agenda import fold_agenda
from meantime.sdk.folds.contacts import fold_contacts
from meantime.sdk.folds.journal import fold_journal
from meantime.sdk.folds.messages import fold_messages
from meantime.sdk.folds.notes import fold_notes
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.private_notes import fold_private_notes
from meantime.sdk.folds.team_marks import fold_team_marks
from meantime.sdk.spaces import Space
from meantime.searching.words import is_found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.notes import SignedNote
    from meantime.sdk.folds.opened import Opened

FOUND: Final = (
    Text
    | Moment
    | Promise
    | Redirect
    | File
    | CheckIn
    | CheckInAnswer
    | Homework
    | HomeworkAnswer
    | MeasureAsk
    | MeasureAnswer
)
Kind = Literal["message", "agenda", "note", "margin", "contact", "kept", "private"]


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found; `at` (ms) is its author's claim, `about` the thread, or ""."""

    id: str
    kind: Kind
    author: str
    at: int
    text: str
    about: str


def search(connection: Connection, wanted: str, *, is_own: bool = False) -> list[Hit]:
    """Return what has every word of `wanted` or a longer one, the newest first.

    It looks at threads and charts, or with `is_own` at what is this person's alone, as this device
    knows them; of a space that was stopped at what was verified before. Withdrawn words, and those
    of others that are not to be shown yet, are not found.
    """
    found: list[Hit] = []
    for (space_id,) in connection.local.rows("SELECT space FROM pins ORDER BY rowid"):
        with suppress(ProtocolError, SdkError):
            space = Space(connection, space_id)
            if (space.state.type == "own") == is_own and _may_read(space):
                found += [hit for hit in _hits(space) if is_found(hit.text, wanted)]
    return sorted(found, key=lambda hit: (-hit.at, hit.id))


def _may_read(space: Space) -> bool:
    """Tell whether this person has a seat here; a client reads on after the care has ended."""
    return space.me in space.state.seats or space.state.ever[space.me] == "client"


def _hits(space: Space) -> Iterator[Hit]:
    purpose = space.purpose()
    read = READERS.get(purpose.of)
    if read:
        yield from read(space, purpose.about)


def _thread(space: Space, _: str) -> Iterator[Hit]:
    log = space.opened()
    yield from _said(space, log, "message", space.id)
    for item in fold_agenda(log):
        yield Hit(item.id, "agenda", item.author, item.at, item.text, space.id)


def _chart(space: Space, about: str) -> Iterator[Hit]:
    log = space.opened()
    for note in fold_notes(log, fold_people(log)):
        yield Hit(note.id, "note", note.author, note.at, _words(note), about)
    for contact in fold_contacts(log):
        yield Hit(contact.id, "contact", contact.author, contact.at, contact.text, about)
    for margins in fold_team_marks(log).margins.values():
        for each in margins:
            yield Hit(each.id, "margin", each.author, each.at, each.text, about)


def _journal(space: Space, _: str) -> Iterator[Hit]:
    now = space.connection.http.now_ms()
    for entry in fold_journal(space.opened(), space.me, now):
        moment = entry.moment
        yield Hit(entry.id, "kept", space.me, moment.at, words_of_moment(moment), "")


def _private(space: Space, _: str) -> Iterator[Hit]:
    for note in fold_private_notes(space.opened()):
        if not note.is_gone:
            yield Hit(note.note, "private", space.me, note.at, note.text, note.space)


READERS: dict[str, Callable[[Space, str], Iterator[Hit]]] = {
    "thread": _thread,
    "chart": _chart,
    "journal": _journal,
    "private": _private,
}


def _said(space: Space, log: Sequence[Opened], kind: Kind, about: str) -> Iterator[Hit]:
    now = space.connection.http.now_ms()
    for each in fold_messages(log, space.me, now):
        if isinstance(each.post, FOUND) and not each.is_withdrawn:
            yield Hit(each.id, kind, each.author, each.at, each.text, about)


def _words(note: SignedNote) -> str:
    parts = [part for each in note.post.sections for part in (each.title, each.text)]
    return "\n".join([*parts, *(each.post.text for each in note.addenda)])
