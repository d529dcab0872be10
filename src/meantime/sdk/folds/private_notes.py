"""Psychotherapy notes as their author has them: the newest wording, and those before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.protocol.note_posts import PsychotherapyNote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.sdk.folds.opened import Opened


@dataclass(frozen=True, slots=True)
class PrivateNote:
    """A note about the thread `space`; `at` (ms) is when its author put it as it is.

    `on` is the local day that it is about, "" for none. `earlier` are the wordings before, oldest
    first. What `is_gone` is out of sight, and stays in the space.
    """

    note: str
    space: str
    text: str
    on: str
    at: int
    earlier: tuple[str, ...] = ()
    is_gone: bool = False


def fold_private_notes(log: Iterable[Opened]) -> list[PrivateNote]:
    """Return the notes of an own space in the order in which they were begun, also those gone.

    Of a note the newest stands; about which thread it is, its first post has said for good.
    """
    notes: dict[str, PrivateNote] = {}
    for opened in log:
        post = opened.post
        if not isinstance(post, PsychotherapyNote):
            continue
        before = notes.get(post.note)
        notes[post.note] = PrivateNote(
            note=post.note,
            space=before.space if before else post.space,
            text=post.text,
            on=post.on,
            at=opened.entry.at,
            earlier=_earlier(before, post.text),
            is_gone=bool(post.gone),
        )
    return list(notes.values())


def _earlier(before: PrivateNote | None, text: str) -> tuple[str, ...]:
    if before is None or before.text == text:
        return before.earlier if before else ()
    return (*before.earlier, before.text)
