"""What was said outside of the conversation, as a chart has it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from meantime.protocol.note_posts import Contact
from meantime.protocol.posts import Amend

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.sdk.folds.opened import Opened

Way = Literal["call", "voicemail", "sms", "mail", "in_person", "other"]


@dataclass(frozen=True, slots=True)
class LoggedContact:
    """A contact at `at` (ms), noted by `author` at `noted_at` (ms); `minutes` 0 where not told.

    `text` is the newest wording, "" if its author took it back, `earlier` those before, oldest
    first. `is_asked`: whoever wrote elsewhere was asked to write here.
    """

    id: str
    author: str
    noted_at: int
    at: int
    way: Way
    direction: Literal["in", "out"]
    text: str
    minutes: int
    is_asked: bool
    earlier: tuple[str, ...] = ()


def fold_contacts(chart: Iterable[Opened]) -> list[LoggedContact]:
    """Return the contacts of a chart, the latest first; what was taken back is among them."""
    contacts: dict[str, LoggedContact] = {}
    for opened in chart:
        entry, post = opened.entry, opened.post
        if isinstance(post, Contact):
            contacts[entry.id] = _contact(opened, post)
        elif isinstance(post, Amend) and entry.re in contacts:
            said = contacts[entry.re]
            if said.author == entry.author and said.text != post.text:
                earlier = (*said.earlier, said.text) if said.text else said.earlier
                contacts[entry.re] = replace(said, text=post.text, earlier=earlier)
    return sorted(contacts.values(), key=lambda each: each.at, reverse=True)


def _contact(opened: Opened, post: Contact) -> LoggedContact:
    entry = opened.entry
    return LoggedContact(
        id=entry.id,
        author=entry.author,
        noted_at=entry.at,
        at=post.at,
        way=post.way,
        direction=post.direction,
        text=post.text,
        minutes=post.minutes,
        is_asked=bool(post.asked),
    )
