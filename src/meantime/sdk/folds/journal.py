"""A journal as its owner reads it: what is kept, under the tags that they have now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from meantime.journal.words import key_of, once
from meantime.protocol.journal_posts import JournalTag
from meantime.protocol.moment_posts import Moment
from meantime.protocol.posts import Amend, Text
from meantime.sdk.folds.moments import fold_kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from meantime.sdk.folds.opened import Opened


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """What is kept; `id` is the entry that began it. A `moment.zone` of "" is not known."""

    id: str
    moment: Moment


@dataclass(frozen=True, slots=True)
class Renaming:
    """From the place `n` in a log on, entries before it have `name` instead of `tag`, or none."""

    n: int
    tag: str
    name: str


def fold_journal(log: Sequence[Opened], viewer: str, now_ms: int) -> list[JournalEntry]:
    """Return what a journal keeps, in the order in which it came."""
    renamings, written = _renamings(log), _when_written(log)
    entries = []
    for line in fold_kept(log, viewer, now_ms):
        since = written.get(line.id, -1)
        tags = _renamed(line.moment.tags, (each for each in renamings if each.n > since))
        entries.append(JournalEntry(line.id, msgspec.structs.replace(line.moment, tags=tags)))
    return entries


def _renamed(tags: Sequence[str], renamings: Iterable[Renaming]) -> list[str]:
    now = list(tags)
    for each in renamings:
        now = [each.name if key_of(tag) == key_of(each.tag) else tag for tag in now]
    return once(now)


def _renamings(log: Sequence[Opened]) -> list[Renaming]:
    """Return the renamings that stand, in their order."""
    renamings: dict[str, Renaming] = {}
    for n, opened in enumerate(log):
        post = opened.post
        if isinstance(post, JournalTag):
            renamings[opened.entry.id] = Renaming(n, post.tag, post.name)
        elif isinstance(post, Amend) and not post.text:
            renamings.pop(opened.entry.re, None)
    return list(renamings.values())


def _when_written(log: Sequence[Opened]) -> dict[str, int]:
    """Return at which place of a log the words of each entry that stand were written."""
    written: dict[str, int] = {}
    for n, opened in enumerate(log):
        if isinstance(opened.post, Moment | Text):
            re = opened.entry.re
            written[re if re in written else opened.entry.id] = n
    return written
