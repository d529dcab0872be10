"""How long a record is kept and what holds it, as directory and desk say it.

Only the practice's own word counts: colleagues who sit in a desk decide none of this.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from meantime.protocol.post import Post
from meantime.protocol.posts import Event
from meantime.protocol.record_posts import Certificate, Hold, Keeping, Retention, RetentionRule
from meantime.sdk.folds.endings import newest_ending
from meantime.sdk.folds.people import fold_people

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from zoneinfo import ZoneInfo

    from meantime.sdk.folds.opened import Opened

Said = TypeVar("Said", bound=Post)
IN_CARE: Final = frozenset({"client", "clinician"})
DESTROYED: Final = "destroyed"


def said_by_practice(log: Sequence[Opened], kind: type[Said]) -> Iterator[tuple[Opened, Said]]:
    """Yield what the practice's own seat said of one kind, oldest first."""
    people = fold_people(log)
    for opened in log:
        if isinstance(opened.post, kind) and people.role(opened.entry.author) == "practice":
            yield opened, opened.post


def newest_table(log: Sequence[Opened]) -> list[RetentionRule]:
    """Return the practice's table out of its directory; of an id the first line counts."""
    said = [post for _, post in said_by_practice(log, Retention)]
    found: dict[str, RetentionRule] = {}
    for rule in said[-1].rules if said else ():
        found.setdefault(rule.rule, rule)
    return list(found.values())


def newest_keeping(log: Sequence[Opened]) -> Keeping | None:
    """Return what a desk says last of how long the record is kept."""
    said = [post for _, post in said_by_practice(log, Keeping)]
    return said[-1] if said else None


def standing_holds(log: Sequence[Opened]) -> list[Hold]:
    """Return the holds of a desk that nobody has released, oldest first."""
    newest: dict[str, Hold] = {}
    for _, post in said_by_practice(log, Hold):
        newest[post.hold] = post
    return [hold for hold in newest.values() if not hold.gone]


def certificates(log: Sequence[Opened]) -> list[Certificate]:
    """Return the certificates of a directory, oldest first."""
    return [post for _, post in said_by_practice(log, Certificate)]


def is_at_its_end(log: Sequence[Opened]) -> bool:
    """Tell whether the practice said that a thread is destroyed, and nobody has come back since.

    A body that is not there proves nothing: a server may withhold any.
    """
    said = [
        post.upto
        for at, post in said_by_practice(log, Event)
        if post.what == DESTROYED and post.upto < at.entry.seq
    ]
    people = fold_people(log)
    return bool(said) and not any(
        each.entry.seq > max(said) and people.role(each.entry.author) in IN_CARE for each in log
    )


def end_of_care(log: Sequence[Opened], zone: ZoneInfo, now_ms: int) -> date:
    """Return the local day on which care ended, out of a thread.

    That of the discharge, if that is the newest ending; else of the last that client or clinician
    wrote, by the server's clock. Who came back is in care again.
    """
    people = fold_people(log)
    ending = newest_ending(log, people, now_ms)
    if ending and ending.post.ending == "discharged":
        return date.fromisoformat(ending.post.on)
    written = [each for each in log if people.role(each.entry.author) in IN_CARE]
    return (written or log)[-1].received_at.astimezone(zone).date()
