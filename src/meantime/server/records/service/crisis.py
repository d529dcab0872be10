"""Crisis snapshots: when one is ordered, and what goes into it. Nothing here touches a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast
from zoneinfo import ZoneInfo

from meantime.protocol.encoding import b64
from meantime.server.accounts.queries.accounts import AccountKey
from meantime.server.accounts.queries.locks import typed_locks_of
from meantime.server.kit.outbox.posting import NewMessage, post_message
from meantime.server.kit.timers.setting import NewTimer, set_timer
from meantime.server.practices import service as practices
from meantime.server.records.rules.nights import next_night
from meantime.server.spaces import service as spaces
from meantime.wire.crisis import FORMAT, VERSION, About, KeptLock, LogHead

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.kit.timers.queries import Timer
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import SeatsChanged
    from meantime.server.spaces.service import Held
    from meantime.wire.accounts import TypedKind
    from meantime.wire.spaces import ReceivedEntry

CRISIS: Final = "crisis"  # the timer's kind and the outbox's channel
PURPOSES: Final = ("desk", "thread")  # names and contacts, and all that a client and they wrote


def plan_nights(unit: Unit, event: SeatsChanged) -> None:
    """Hear that a practice was founded: its nights are to be planned."""
    if event.type == "practice" and event.seq == 0:
        set_timer(unit, NewTimer(event.practice_id, CRISIS, event.practice_id, unit.now, CRISIS))


def order(unit: Unit, timer: Timer, hour: int) -> datetime:
    """Order a snapshot when it is night; the first step only finds out when that is.

    Nights on which nobody served are not made up.
    """
    if timer.step:
        post_message(unit, NewMessage(timer.practice_id, CRISIS, timer.practice_id, CRISIS))
    zone = ZoneInfo(practices.zone_of(unit, timer.practice_id))
    return next_night(max(timer.due_at, unit.now), zone, hour)


def logs_behind(unit: Unit, practice_id: str, after: str) -> list[LogHead]:
    """Return a page of the logs that go into a snapshot, in order of id, after the id `after`."""
    return [as_head(held) for held in spaces.held_for(unit, practice_id, PURPOSES, after)]


def own_log(unit: Unit, practice_id: str) -> LogHead:
    """Return the practice's own log."""
    (held,) = spaces.held_for(unit, practice_id, ("practice",), "")
    return as_head(held)


def entries_of(unit: Unit, practice_id: str, log: LogHead, after: int) -> list[ReceivedEntry]:
    """Return a page of the entries of a log, behind the seq `after`, as far as it went then.

    Fewer than there were, if the space was destroyed meanwhile.
    """
    return spaces.received_between(unit, practice_id, log.space, (after + 1, log.seq))


def describe(unit: Unit, practice_id: str) -> About:
    """Return what a snapshot says of itself."""
    custodians = practices.custodians_of(unit, practice_id)
    return About(
        format=FORMAT,
        version=VERSION,
        practice_id=practice_id,
        details=practices.details_of(unit, practice_id),
        made_at=unit.now,
        locks=[lock for who in custodians for lock in locks_of(unit, practice_id, who)],
    )


def note_made(unit: Unit, practice_id: str) -> None:
    """Note that a snapshot of tonight is there."""
    unit.audit("crisis_snapshot.made", subject=practice_id, practice_id=practice_id)


def demand_keeper(unit: Unit) -> None:
    """Raise NotPermitted unless the caller is a custodian today."""
    practices.demand_custodian(unit)


def note_fetched(unit: Unit, name: str) -> None:
    """Note that a custodian takes a snapshot to a device of theirs. Raises NotPermitted."""
    demand_keeper(unit)
    unit.audit("crisis_snapshot.fetched", subject=name)


def locks_of(unit: Unit, practice_id: str, account_id: str) -> list[KeptLock]:
    """Return what opens by a password or a code, and not what proves either to the server."""
    return [
        KeptLock(
            account_id=account_id,
            kind=cast("TypedKind", lock.kind),  # one of those that were asked for
            suite=lock.suite,
            public=lock.public,
            wrapped=b64(lock.wrapped),
        )
        for lock in typed_locks_of(unit, AccountKey(practice_id, account_id))
    ]


def as_head(held: Held) -> LogHead:
    return LogHead(
        space=held.id,
        purpose=held.purpose,
        responsible=held.responsible,
        seq=held.seq,
        head=held.head,
    )
