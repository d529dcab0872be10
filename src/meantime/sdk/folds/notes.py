"""The signed notes of a chart, with what stands beside each. Nothing changes a signed note.

The same rules stand in the web app (`lib/sync/folds/notes.ts`); `vectors/notes.json` holds both to
them. Source: protocol.md section 7, Notes, and decision 0024.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from meantime.protocol.note_posts import Addendum, Cosigned, Note
from meantime.protocol.posts import Amend
from meantime.sdk.folds.messages import to_ms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.sdk.folds.messages import Message
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.people import People

# Who observes a chart now and has written in it was a member then: no log lets an observer write.
AUTHORS: Final = frozenset({"member", "observer"})


@dataclass(frozen=True, slots=True)
class Beside:
    """Something that stands beside a note: an addendum or a co-signature; `at` in ms."""

    id: str
    author: str
    at: int
    post: Addendum | Cosigned


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody tried to put other words in place of a note's, which counts for nothing."""

    author: str
    at: int


@dataclass(frozen=True, slots=True)
class SignedNote:
    """A note as its entry signs it; `at` in ms, by the server's time.

    `attempts` to change it have changed nothing. `again` is the id of an entry by the same author
    that signed the same draft before, "" if this is the first.
    """

    id: str
    hash: str
    author: str
    at: int
    post: Note
    addenda: tuple[Beside, ...] = ()
    cosigned: tuple[Beside, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    again: str = ""

    @property
    def is_struck(self) -> bool:
        """Whether its author has said that it should never have been written."""
        return any(
            isinstance(each.post, Addendum)
            and (each.post.what, each.author) == ("error", self.author)
            for each in self.addenda
        )

    @property
    def waits_for(self) -> str:
        """Who is asked to sign as well and nobody has, "" for nobody."""
        return "" if self.cosigned or self.is_struck else self.post.cosign


@dataclass(frozen=True, slots=True)
class Moved:
    """Which messages of a note are not as they were when it was signed, by their ids.

    `missing` ones are named by the note and are in no log that this device has.
    """

    withdrawn: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def fold_notes(chart: Iterable[Opened], people: People) -> list[SignedNote]:
    """Return the signed notes of a chart, the newest first, also those that were struck.

    `people` are those of the chart. Only they sign: what the practice's own seat wrote is no note.
    A co-signature counts if it names the hash of the note's entry, and is of another than the
    author, once for each.
    """
    notes: dict[str, SignedNote] = {}
    for opened in chart:
        if people.role(opened.entry.author) in AUTHORS:
            _take_in(notes, opened)
        elif isinstance(opened.post, Amend):
            _note_attempt(notes, opened)
    return list(reversed(notes.values()))


def strangers_in(chart: Iterable[Opened], people: People) -> list[str]:
    """Return the ids of entries that look like notes and are signed by nobody who may sign one."""
    return [
        opened.entry.id
        for opened in chart
        if isinstance(opened.post, Note) and people.role(opened.entry.author) not in AUTHORS
    ]


def moved_since(note: Note, then: Iterable[Message], now: Iterable[Message]) -> Moved:
    """Return what became of a note's messages; `then` are those of when it was signed."""
    before = {each.id: each for each in then}
    after = {each.id: each for each in now}
    named = dict.fromkeys([*(note.facts.entries if note.facts else ()), *(_lines(note))])
    withdrawn, reworded, missing = [], [], []
    for one in named:
        if one not in after:
            missing.append(one)
        elif one in before and not before[one].is_withdrawn and after[one].is_withdrawn:
            withdrawn.append(one)
        elif one in before and before[one].text != after[one].text:
            reworded.append(one)
    return Moved(tuple(withdrawn), tuple(reworded), tuple(missing))


def minutes_in_week(notes: Iterable[SignedNote], author: str, week: str) -> int:
    """Return the minutes that an author's standing notes count in the seven days from `week`."""
    return sum(
        each.post.facts.minutes
        for each in notes
        if each.post.facts
        and (each.author, each.post.facts.week) == (author, week)
        and not (each.is_struck or each.again)
    )


def _take_in(notes: dict[str, SignedNote], opened: Opened) -> None:
    entry, post, at = opened.entry, opened.post, to_ms(opened.received_at)
    if isinstance(post, Note):
        again = next((id_ for id_, each in notes.items() if _is_same(each, post, entry.author)), "")
        notes[entry.id] = SignedNote(entry.id, entry.hash, entry.author, at, post, again=again)
    elif isinstance(post, Amend):
        _note_attempt(notes, opened)
    elif isinstance(post, Addendum) and post.of in notes:
        note = notes[post.of]
        added = Beside(entry.id, entry.author, at, post)
        notes[post.of] = replace(note, addenda=(*note.addenda, added))
    elif isinstance(post, Cosigned) and _counts(notes.get(post.of), post, entry.author):
        note = notes[post.of]
        added = Beside(entry.id, entry.author, at, post)
        notes[post.of] = replace(note, cosigned=(*note.cosigned, added))


def _is_same(note: SignedNote, post: Note, author: str) -> bool:
    return (note.post.note, note.author) == (post.note, author)


def _counts(note: SignedNote | None, post: Cosigned, author: str) -> bool:
    return (
        note is not None
        and post.hash == note.hash
        and author != note.author
        and all(each.author != author for each in note.cosigned)
    )


def _note_attempt(notes: dict[str, SignedNote], opened: Opened) -> None:
    note = notes.get(opened.entry.re)
    if note is not None:
        tried = Attempt(opened.entry.author, to_ms(opened.received_at))
        notes[note.id] = replace(note, attempts=(*note.attempts, tried))


def _lines(note: Note) -> list[str]:
    return [each.of for each in note.lines]
