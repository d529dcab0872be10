"""What is for the next session: brought by either side, ticked by either, removed by its author."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from meantime.protocol.posts import Agenda, Amend, Talked
from meantime.sdk.folds.people import fold_people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.sdk.folds.opened import Opened


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """`about` is the id of the message that it was taken from, or empty; `at` is a claim in ms."""

    id: str
    author: str
    name: str
    text: str
    about: str
    at: int
    is_done: bool = False


def fold_agenda(log: Sequence[Opened]) -> list[AgendaItem]:
    """Return what is for the session, oldest first, without what its author has removed."""
    people = fold_people(log)
    items: dict[str, AgendaItem] = {}
    for opened in log:
        entry, post = opened.entry, opened.post
        match post:
            case Agenda(text=text, about=about):
                name = people.name(entry.author)
                items[entry.id] = AgendaItem(entry.id, entry.author, name, text, about, entry.at)
            case Amend(text=text) if entry.re in items and items[entry.re].author == entry.author:
                items[entry.re] = replace(items[entry.re], text=text)
            case Talked(of=of, done=done) if of in items:
                items[of] = replace(items[of], is_done=done != 0)
    return [item for item in items.values() if item.text]
