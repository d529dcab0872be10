"""When clients last met and meet next, and what became of times that were offered: for counts."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.server.appointments.queries import appointments as queries
from meantime.server.appointments.queries.appointments import FOREVER
from meantime.server.appointments.queries.requests import offers_ended
from meantime.server.appointments.rules.series import HORIZON
from meantime.server.appointments.service.kept import with_changes

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from meantime.server.appointments.service.kept import Kept
    from meantime.server.kit.unit import Unit

LATELY: Final = timedelta(weeks=8)  # nearly everybody has met in them: the rest is looked for


class Meeting(NamedTuple):
    """When a thread's people last met, and meet next within a year; None where they do not."""

    last_at: datetime | None
    next_at: datetime | None


class Offers(NamedTuple):
    """How many offers of times became an appointment, of all that ended; to people of `threads`."""

    taken: int
    ended: int
    threads: int


def meetings_at(unit: Unit, practice_id: str, at: datetime) -> Mapping[str, Meeting]:
    """Return by thread when its people met last before an instant, and meet next; if ever.

    One that nobody cancelled is one at which they met.
    """
    rows, changes = queries.all_appointments(unit, practice_id)
    by_space: dict[str, list[Kept]] = defaultdict(list)
    for kept in with_changes(rows, changes):
        by_space[kept.row.space_id].append(kept)
    return {space_id: meeting_of(found, at) for space_id, found in by_space.items()}


def meeting_of(found: Collection[Kept], at: datetime) -> Meeting:
    following = min(starts(found, at, at + HORIZON), default=None)
    lately = max(starts(found, at - LATELY, at), default=None)
    if lately is None:
        began = min((each.row.starts_at for each in found), default=FOREVER)
        lately = max(starts(found, began, at), default=None)
    return Meeting(lately, following)


def starts(found: Collection[Kept], since: datetime, until: datetime) -> list[datetime]:
    """Return when what was not cancelled begins, from one instant until before another."""
    return [
        one.each.starts_at
        for kept in found
        for one in kept.between(since, until)
        if not one.each.is_cancelled and since <= one.each.starts_at < until
    ]


def offers_between(
    unit: Unit, practice_id: str, between: tuple[datetime, datetime], but: Collection[str]
) -> Offers:
    """Return what became of the care team's offers that ended in a time; none in threads `but`."""
    found = [each for each in offers_ended(unit, practice_id, between) if each[0] not in but]
    taken = sum(state == "accepted" for _, state in found)
    return Offers(taken, len(found), len({space_id for space_id, _ in found}))
