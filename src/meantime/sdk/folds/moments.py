"""Moments: what somebody caught as it happened, and which of them went to a conversation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from meantime.protocol.moment_posts import Moment
from meantime.protocol.posts import Agenda, File, Text
from meantime.sdk.folds.messages import fold_messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.protocol.rollout_posts import FileRef
    from meantime.sdk.folds.messages import Message
    from meantime.sdk.folds.opened import Opened


@dataclass(frozen=True, slots=True)
class MomentLine:
    """A moment as it stands now; `id` is the entry that began it.

    Its time is `moment.at` (ms) in `moment.zone`, which is "" of a text that was kept before there
    were moments: nobody knows where its writer was.
    """

    id: str
    author: str
    moment: Moment


@dataclass(frozen=True, slots=True)
class Shared:
    """Where a moment of the journal went: to the session, or as a message; `at` is in ms."""

    id: str
    way: Literal["brought", "sent"]
    at: int


def fold_kept(journal: Sequence[Opened], viewer: str, now_ms: int) -> list[MomentLine]:
    """Return what a journal keeps, in the order in which it came; a text is read as a moment."""
    every = [(each, _kept(each)) for each in fold_messages(journal, viewer, now_ms)]
    return [MomentLine(each.id, each.author, moment) for each, moment in every if moment]


def fold_shared(thread: Sequence[Opened], viewer: str, now_ms: int) -> dict[str, Shared]:
    """Return where moments of the viewer's journal went in a thread, by their ids in the journal.

    What was withdrawn went nowhere; of one that went twice the newest counts.
    """
    listed = {opened.post.about for opened in thread if isinstance(opened.post, Agenda)}
    return {
        each.moment.of: Shared(each.id, "brought" if each.id in listed else "sent", each.at)
        for each in fold_messages(thread, viewer, now_ms)
        if each.author == viewer and each.moment and each.moment.of
    }


def file_of(ref: FileRef) -> File:
    """Return a file that a moment names as a post of its own would have it."""
    return File(key=ref.key, hash=ref.hash, size=ref.size, name=ref.name, mime=ref.mime)


def _kept(message: Message) -> Moment | None:
    if isinstance(message.post, Text) and message.text:
        return Moment(at=message.at, zone="", text=message.text)
    return message.moment
