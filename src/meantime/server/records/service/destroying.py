"""Destroying what a space said, at the end of its retention (protocol.md, F14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.blobs import destroying as blobs
from meantime.server.kit.problems import Malformed, NotFound
from meantime.server.practices import service as practices
from meantime.server.practices.service.telling import tell_change
from meantime.server.records.problems import RecordKept
from meantime.server.records.queries import keeping as queries
from meantime.server.records.queries import requests
from meantime.server.records.rules import keeping as rules
from meantime.server.records.service.keeping import NO_PLAN
from meantime.server.records.service.kept import as_part, today_in
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.kit.unit import Unit
    from meantime.wire import retention as wire


def destroy(unit: Unit, space_id: str, order: wire.DestructionOrder) -> wire.DestroyedPart:
    """Destroy the posts and files of a space up to a seq, as a custodian; the chain stays.

    Of what is destroyed already, the answer is the same again. The record is locked, so a hold is
    either there before, and then nothing goes, or comes after. Raises NotPermitted, NotFound,
    Malformed, RecordKept.
    """
    practices.demand_custodian(unit)
    practice_id = unit.caller.practice_id
    part = queries.part_at(unit, practice_id, space_id)
    if part is None:
        raise NotFound
    thread_id = part.thread_id
    kept = queries.lock_record(unit, practice_id, thread_id)
    part = queries.part_at(unit, practice_id, space_id)
    if part is None or part.upto_seq is None:
        demand_said(unit, space_id, order)
        demand_end(unit, kept, thread_id)
        carry_out(unit, space_id, order.upto)
        part = queries.part_at(unit, practice_id, space_id)
        assert part  # noqa: S101  it was locked with its record
        close_record(unit, part.thread_id)
        tell_change(unit, practice_id, space_id)
    return as_part(part)


def demand_end(unit: Unit, kept: rules.Kept, thread_id: str) -> None:
    """Raise RecordKept unless the record has come to its end."""
    practice_id = unit.caller.practice_id
    is_in_use = is_needed(unit, thread_id, kept.planned_at)
    today = today_in(unit, practice_id)
    if wrong := rules.wrong_destruction(kept, today, unit.now, is_in_use=is_in_use):
        raise RecordKept(code=wrong)


def is_needed(unit: Unit, thread_id: str, since: datetime | None) -> bool:
    """Tell whether anybody has written in a part of a record since, or waits for an answer on it.

    A record is one: care that goes on in the thread needs its chart.
    """
    practice_id = unit.caller.practice_id
    if requests.is_any_open(unit, practice_id, thread_id):
        return True
    parts = queries.parts_of(unit, practice_id, [thread_id]) if since else ()
    return any(
        spaces.is_written_in(unit, practice_id, part.space_id, since) for part in parts if since
    )


def demand_said(unit: Unit, space_id: str, order: wire.DestructionOrder) -> None:
    """Raise Malformed unless the practice has signed a post behind all that is to go.

    What the post says is sealed: apps, which read it, show nothing as destroyed that it does not
    name.
    """
    here = unit.caller.practice_id, space_id, order.event_id
    place, entry = spaces.named(unit, *here), spaces.written(unit, *here)
    if place is None or entry is None or (entry.role, entry.kind) != ("practice", "post"):
        raise Malformed(fields={"event_id": "names no post of the practice's own seat"})
    if order.upto >= place.seq:
        raise Malformed(fields={"upto": "is not before the post that says so"})


def carry_out(unit: Unit, space_id: str, upto: int) -> None:
    practice_id = unit.caller.practice_id
    gone = {
        "upto_seq": upto,
        "posts": spaces.destroy_bodies(unit, practice_id, space_id, upto),
        "files": blobs.destroy_blobs(unit, practice_id, space_id, upto),
        "destroyed_at": unit.now,
    }
    queries.change_part(unit, practice_id, space_id, **gone)
    unit.audit("space.destroyed", subject=space_id)


def close_record(unit: Unit, thread_id: str) -> None:
    """Note that a record is gone, once the last of its spaces is."""
    practice_id = unit.caller.practice_id
    if all(part.destroyed_at for part in queries.parts_of(unit, practice_id, [thread_id])):
        ended = {"destroyed_at": unit.now, "destroy_on": None, **NO_PLAN}
        queries.change(unit, practice_id, thread_id, **ended)
        unit.audit("record.destroyed", subject=thread_id)
