"""What was decided about the records of a practice, for its custodians."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from meantime.server.kit.pages import PAGE, read_cursor, write_cursor
from meantime.server.kit.problems import NotFound
from meantime.server.practices import service as practices
from meantime.server.records.queries import keeping as queries
from meantime.server.records.rules.keeping import Kept
from meantime.server.records.rules.showing import day_of
from meantime.server.spaces import service as spaces
from meantime.wire import retention as wire

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


def list_kept(unit: Unit, cursor: str, backup_days: int) -> wire.RetentionPage:
    """Return a page of the records about which something was decided. Raises NotPermitted."""
    practices.demand_custodian(unit)
    practice_id = unit.caller.practice_id
    (after,) = read_cursor(cursor, tuple[str]) or ("",)
    rows = queries.records_after(unit, practice_id, after)
    page = rows[:PAGE]
    parts = queries.parts_of(unit, practice_id, [row.thread_id for row in page])
    records = [
        as_wire(row.thread_id, Kept(*row[1:]), [each for each in parts if is_of(each, row)])
        for row in page
    ]
    return wire.RetentionPage(
        records=records,
        today=today_in(unit, practice_id),
        backup_days=backup_days,
        next=write_cursor(page[-1].thread_id) if len(rows) > PAGE else "",
    )


def is_of(part: Row[Any], record: Row[Any]) -> bool:
    return bool(part.thread_id == record.thread_id)


def show_kept(unit: Unit, thread_id: str) -> wire.KeptRecord:
    """Return what was decided about a record. Raises NotPermitted, NotFound."""
    demand_thread(unit, thread_id)
    practice_id = unit.caller.practice_id
    kept = queries.kept_at(unit, practice_id, thread_id) or Kept()
    return as_wire(thread_id, kept, queries.parts_of(unit, practice_id, [thread_id]))


def demand_thread(unit: Unit, thread_id: str) -> None:
    """Raise NotPermitted for all but custodians, NotFound for what is no thread of the practice."""
    practices.demand_custodian(unit)
    if spaces.purpose_of(unit, unit.caller.practice_id, thread_id) != "thread":
        raise NotFound


def today_in(unit: Unit, practice_id: str) -> date:
    return day_of(unit.now, ZoneInfo(practices.zone_of(unit, practice_id)))


def as_wire(thread_id: str, kept: Kept, parts: Iterable[Row[Any]]) -> wire.KeptRecord:
    return wire.KeptRecord(
        thread_id=thread_id,
        destroy_on=kept.destroy_on,
        is_held=kept.is_held,
        planned_at=kept.planned_at,
        planned_by=kept.planned_by,
        may_go_from=kept.may_go_from,
        destroyed_at=kept.destroyed_at,
        spaces=[as_part(each) for each in parts],
    )


def as_part(row: Row[Any]) -> wire.DestroyedPart:
    return wire.DestroyedPart(
        space_id=row.space_id,
        upto=row.upto_seq,
        posts=row.posts,
        files=row.files,
        destroyed_at=row.destroyed_at,
    )
