"""How care ended, went to a colleague and began again, as a log says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from meantime.protocol.posts import Amend
from meantime.protocol.record_posts import Ending
from meantime.sdk.folds.messages import to_ms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.people import People

CARE_TEAM: Final = frozenset({"clinician", "practice"})


@dataclass(frozen=True, slots=True)
class SaidEnding:
    """An ending that `author` said; `shown_at` (ms, the server's time) is when all can read it.

    `re` is the newest message that it leaves unanswered, "" for none.
    """

    id: str
    author: str
    shown_at: int
    re: str
    post: Ending


def fold_endings(log: Iterable[Opened], people: People) -> list[SaidEnding]:
    """Return what the care team of a thread said of endings, oldest first, also what waits.

    Its author takes one back by an empty correction that came before it was shown. After that it
    stands, and only another ending changes what is.
    """
    found: dict[str, SaidEnding] = {}
    for opened in log:
        entry, post, at = opened.entry, opened.post, to_ms(opened.received_at)
        if isinstance(post, Ending) and people.role(entry.author) in CARE_TEAM:
            found[entry.id] = SaidEnding(
                entry.id, entry.author, max(at, entry.show_at), entry.re, post
            )
        elif isinstance(post, Amend) and not post.text and entry.re in found:
            said = found[entry.re]
            if said.author == entry.author and at < said.shown_at:
                del found[entry.re]
    return list(found.values())


def newest_ending(
    log: Iterable[Opened], people: People, now_ms: int | None = None
) -> SaidEnding | None:
    """Return the ending that counts; with `now_ms`, the one that everybody could read by then."""
    said = [e for e in fold_endings(log, people) if now_ms is None or e.shown_at <= now_ms]
    return said[-1] if said else None
