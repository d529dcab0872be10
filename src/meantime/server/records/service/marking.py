"""Keeping who opened or copied a thread, a row for each stretch."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.server.kit.clock import from_ms
from meantime.server.kit.problems import Malformed, NotFound, NotPermitted
from meantime.server.records.queries import openings as queries
from meantime.server.records.queries.openings import Visitor
from meantime.server.records.rules import stretches as rules
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import LogRead
    from meantime.wire.records import NewOpening

# Of a copy that goes on, the next page is written down after a minute: no reader waits for each.
NOTED_FOR: Final = timedelta(minutes=1)
AT_ONCE: Final = 25  # threads in one operation: on SQLite it runs on the event loop


def mark_opened(unit: Unit, space_id: str, new: NewOpening) -> None:
    """Keep that the caller's app has shown a thread up to `new.seq`; twice is once.

    Raises NotFound, NotPermitted for a client, Malformed for a place or a time that cannot be.
    """
    space = spaces.read_space(unit, space_id)
    if space.type != "care" or space.until_seq >= 0:
        raise NotFound
    if space.role not in rules.LOOKED_AT:
        raise NotPermitted
    if new.seq > space.head_seq:
        raise Malformed(fields={"seq": "is behind the end of the log"})
    at = unit.now if new.at is None else from_ms(new.at)
    visitor = Visitor(unit.caller.practice_id, space_id, unit.caller.seat_id, "opened")
    since = spaces.lock_seat(unit, *visitor[:3])
    if new.at is not None and (wrong := rules.wrong_claim(at, since, unit.now)):
        raise Malformed(fields={"at": wrong})
    keep(unit, visitor, space.role, at, new.seq)


def keep(unit: Unit, visitor: Visitor, role: str, at: datetime, seq: int) -> None:
    """Add a moment to the stretch that it belongs to, or begin one. The seat is locked before."""
    before = queries.stretch_before(unit, visitor, at)
    behind = queries.stretch_behind(unit, visitor, at)
    neighbours = {"before": before, "behind": behind, "": None}
    if known := neighbours[rules.joined(before, behind, at)]:
        queries.move_stretch(unit, visitor, known, rules.widened(known, at, seq))
        return
    is_cover = spaces.has_term(unit, visitor.space_id, visitor.seat_id)
    begun = rules.Stretch(at, at, seq)
    queries.add_stretch(unit, visitor, begun, role=role, is_cover=is_cover)
    unit.audit(f"thread.{visitor.kind}", subject=visitor.space_id)


def note_copy(unit: Unit, event: LogRead) -> None:
    """Hear that a log was read: much of a thread at once is a copy on a device."""
    if event.type != "care" or event.role not in rules.LOOKED_AT:
        return
    if not rules.is_copy(event.until_seq - event.after):
        return
    visitor = Visitor(event.practice_id, event.space_id, event.seat_id, "copied")
    last = queries.stretch_before(unit, visitor, unit.now)
    if last is None or last.last_at < unit.now - NOTED_FOR:
        unit.afterwards(lambda unit: keep_copy(unit, visitor, event))


def note_taken_home(unit: Unit, after: str) -> str:
    """Tell the clients of some threads that the practice took a copy of all to a device.

    Returns the id behind which to go on, "" at the end.
    """
    keepers = spaces.keepers_behind(unit, unit.caller.practice_id, after, AT_ONCE)
    for keeper in keepers:
        visitor = Visitor(unit.caller.practice_id, keeper.space_id, keeper.seat_id, "copied")
        spaces.lock_seat(unit, *visitor[:3])
        if rules.is_news(queries.stretch_before(unit, visitor, unit.now), unit.now):
            keep(unit, visitor, "practice", unit.now, keeper.head_seq)
    return keepers[-1].space_id if len(keepers) == AT_ONCE else ""


def keep_copy(unit: Unit, visitor: Visitor, event: LogRead) -> None:
    spaces.lock_seat(unit, *visitor[:3])
    keep(unit, visitor, event.role, unit.now, event.until_seq)
