"""Notes that are being written: the drafts that stand, one or, after two devices, several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.protocol.note_posts import NoteDraft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.sdk.folds.opened import Opened


@dataclass(frozen=True, slots=True)
class Head:
    """A draft that none takes the place of; `at` (ms) is when its author wrote it."""

    id: str
    at: int
    post: NoteDraft


@dataclass(frozen=True, slots=True)
class DraftNote:
    """A note about the thread `space` that is being written.

    More than one head means that two devices wrote at once: a person merges them. `ends` are the
    entries that signed or threw it away while another device still wrote, which keeps the note.
    """

    note: str
    space: str
    heads: tuple[Head, ...]
    ends: tuple[str, ...] = ()

    @property
    def ids(self) -> list[str]:
        """What the next draft takes the place of."""
        return [*(each.id for each in self.heads), *self.ends]


def fold_note_drafts(log: Iterable[Opened]) -> list[DraftNote]:
    """Return the drafts of an own space that still stand, in the order in which they were begun.

    About which thread a note is, its first draft has said for good.
    """
    spaces: dict[str, str] = {}
    standing: dict[str, dict[str, Head]] = {}
    replaced: set[str] = set()
    for opened in log:
        entry, post = opened.entry, opened.post
        if isinstance(post, NoteDraft):
            spaces.setdefault(post.note, post.space)
            standing.setdefault(post.note, {})[entry.id] = Head(entry.id, entry.at, post)
            replaced.update(post.before)
    found = [
        _draft(note, space, [h for i, h in standing[note].items() if i not in replaced])
        for note, space in spaces.items()
    ]
    return [each for each in found if each.heads]


def _draft(note: str, space: str, heads: list[Head]) -> DraftNote:
    return DraftNote(
        note,
        space,
        tuple(each for each in heads if not each.post.gone),
        tuple(each.id for each in heads if each.post.gone),
    )
