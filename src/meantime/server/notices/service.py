"""Hearing of what happens elsewhere, and writing down who must be told."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from meantime.server.kit.clock import from_ms
from meantime.server.notices import queries, rules

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from typing import Any

    from sqlalchemy import Row

    from meantime.server.accounts.events import SignInOpened
    from meantime.server.kit.unit import Unit
    from meantime.server.notices.rules import Fate
    from meantime.server.spaces.events import EntryAppended, LogRead, SeatsChanged


@dataclass(frozen=True, slots=True)
class Kept:
    """A notice as it stands, with what it never says aloud."""

    id: str
    seat_id: str
    is_urgent: bool
    fate: Fate


def tell_of_entry(unit: Unit, event: EntryAppended, earliest: Callable[[str], datetime]) -> None:
    """Keep a notice of a post for each whom it concerns, due at once if it is urgent.

    `earliest` says from when on a seat may hear of one that is not.
    """
    for seat_id in rules.told_of(event.role, event.seats):
        tell(unit, event, seat_id, earliest(seat_id))


def tell(unit: Unit, event: EntryAppended, seat_id: str, earliest: datetime) -> None:
    """Keep, or take back, one person's notice of an entry.

    A post that changes one of which they were not told yet has no notice of its own, unless it
    makes it urgent; with attention 0 it takes the other's back: what was withdrawn in time calls
    nobody.
    """
    shown_at = max(unit.now, from_ms(event.show_at))
    unseen = queries.unseen_by(unit, event.practice_id, seat_id)
    is_urgent = rules.is_urgent(event.role, event.attention)
    if not is_urgent and rules.changes_untold(event.re, unseen, unit.now):
        if not event.attention:
            queries.delete_untold(unit, event.practice_id, seat_id, event.re)
        return
    due_at = shown_at if is_urgent else max(shown_at, earliest)
    if event.attention and (is_urgent or rules.is_needed(unseen, due_at, unit.now)):
        values = {
            "practice_id": event.practice_id,
            "seat_id": seat_id,
            "space_id": event.space_id,
            "entry_id": event.id,
            "is_urgent": int(is_urgent),
        }
        queries.insert_notice(unit, values, shown_at, due_at)


def tell_overdue(unit: Unit, practice_id: str, seat_id: str, space_id: str, entry_id: str) -> None:
    """Keep a notice for somebody that an answer is overdue; it says no more than any other."""
    values = {
        "practice_id": practice_id,
        "seat_id": seat_id,
        "space_id": space_id,
        "entry_id": entry_id,
        "is_urgent": 0,
    }
    queries.insert_notice(unit, values, unit.now, unit.now)


def forget_leavers(unit: Unit, event: SeatsChanged) -> None:
    """Hear that seats have changed: whoever has left is not told of what shows later."""
    for seat_id in event.removed:
        queries.delete_untold_in(unit, event.practice_id, seat_id, event.space_id)


def note_sign_in(unit: Unit, event: SignInOpened) -> None:
    """Hear that somebody has signed in: they see what waits."""
    queries.mark_seen(unit, event.practice_id, event.seat_id)


def note_reading(unit: Unit, event: LogRead) -> None:
    """Hear that an unlocked app has fetched a log: whoever holds it sees what waits."""
    unseen = queries.unseen_by(unit, event.practice_id, event.seat_id)
    if any(each.shown_at <= unit.now for each in unseen):
        unit.afterwards(lambda unit: queries.mark_seen(unit, event.practice_id, event.seat_id))


def list_notices(unit: Unit, practice_id: str) -> list[Kept]:
    """Return all notices of a practice and what becomes of each, newest first."""
    rows = queries.notices_of(unit, practice_id)
    people = [list(mine) for _, mine in groupby(rows, key=attrgetter("seat_id"))]
    kept = [each for mine in people for each in with_fates(mine, unit.now)]
    return sorted(kept, key=lambda each: (each.fate.at, each.id), reverse=True)


def with_fates(rows: Sequence[Row[Any]], now: datetime) -> list[Kept]:
    notices = [rules.Notice(row.due_at, row.is_urgent, row.seen_at) for row in rows]
    return [
        Kept(row.id, row.seat_id, row.is_urgent, fate)
        for row, fate in zip(rows, rules.fates(notices, now), strict=True)
    ]
