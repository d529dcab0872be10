"""What the team marks beside a client's messages, as a chart has it: no client reads any of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from meantime.protocol.posts import Amend
from meantime.protocol.reply_posts import Margin, Starred, Tagged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from meantime.sdk.folds.opened import Opened


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A word beside the message `of`; `at` (ms) is when its author says that they wrote it.

    `is_changed`: it once had other words, which stay in the record.
    """

    id: str
    of: str
    author: str
    at: int
    text: str
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class TeamMarks:
    """`margins` (oldest first) and `tags` by the id of the message; `stars` are such ids."""

    margins: Mapping[str, tuple[MarginNote, ...]]
    tags: Mapping[str, tuple[str, ...]]
    stars: frozenset[str]


def fold_team_marks(chart: Iterable[Opened]) -> TeamMarks:
    """Return the marks of a chart as they stand, without margin notes that were taken back.

    Of a message the newest tags stand whole, and so does its newest star. A margin note is changed
    and taken back by its author alone.
    """
    margins: dict[str, MarginNote] = {}
    tags: dict[str, tuple[str, ...]] = {}
    stars: dict[str, bool] = {}
    for opened in chart:
        entry = opened.entry
        match opened.post:
            case Margin(of=of, text=text):
                margins[entry.id] = MarginNote(entry.id, of, entry.author, entry.at, text)
            case Amend(text=text) if entry.re in margins:
                note = margins[entry.re]
                if note.author == entry.author and note.text != text:
                    margins[entry.re] = replace(note, text=text, is_changed=True)
            case Tagged(of=of, tags=named):
                tags[of] = tuple(dict.fromkeys(named))
            case Starred(of=of, on=on):
                stars[of] = on != 0
    return TeamMarks(
        _by_message(note for note in margins.values() if note.text),
        {of: named for of, named in tags.items() if named},
        frozenset(of for of, is_on in stars.items() if is_on),
    )


def _by_message(notes: Iterable[MarginNote]) -> dict[str, tuple[MarginNote, ...]]:
    found: dict[str, tuple[MarginNote, ...]] = {}
    for note in notes:
        found[note.of] = (*found.get(note.of, ()), note)
    return found
