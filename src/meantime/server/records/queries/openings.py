"""Every statement about who opened what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.records.rules.showing import Opening
from meantime.server.records.rules.stretches import Stretch
from meantime.server.records.tables import openings

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Select

    from meantime.server.kit.unit import Unit
    from meantime.server.records.rules.stretches import Kind


class Visitor(NamedTuple):
    """Whose stretches at a thread, and of which kind."""

    practice_id: str
    space_id: str
    seat_id: str
    kind: Kind


def stretch_before(unit: Unit, visitor: Visitor, at: datetime) -> Stretch | None:
    """Return a visitor's last stretch that has begun by `at`."""
    found = stretches_of(visitor).where(openings.c.at <= at)
    return first(unit, found.order_by(openings.c.at.desc()))


def stretch_behind(unit: Unit, visitor: Visitor, at: datetime) -> Stretch | None:
    """Return a visitor's first stretch that begins after `at`."""
    return first(unit, stretches_of(visitor).where(openings.c.at > at).order_by(openings.c.at))


def stretches_of(visitor: Visitor) -> Select[tuple[datetime, datetime, int]]:
    columns = openings.c.at, openings.c.last_at, openings.c.until_seq
    return select(*columns).filter_by(**visitor._asdict())


def first(unit: Unit, found: Select[tuple[datetime, datetime, int]]) -> Stretch | None:
    row = unit.db.execute(found.limit(1)).one_or_none()
    return Stretch(row.at, row.last_at, row.until_seq) if row else None


def add_stretch(
    unit: Unit, visitor: Visitor, stretch: Stretch, *, role: str, is_cover: bool
) -> None:
    """Keep a new stretch."""
    times = {"at": stretch.at, "last_at": stretch.last_at, "until_seq": stretch.until_seq}
    values = {**visitor._asdict(), **times, "role": role, "is_cover": is_cover}
    unit.db.execute(upsert(openings).values(values).on_conflict_do_nothing())


def move_stretch(unit: Unit, visitor: Visitor, was: Stretch, now: Stretch) -> None:
    """Keep a stretch as it is now."""
    here = update(openings).filter_by(**visitor._asdict(), at=was.at)
    unit.db.execute(here.values(at=now.at, last_at=now.last_at, until_seq=now.until_seq))


def openings_between(
    unit: Unit, practice_id: str, space_id: str, span: tuple[datetime, datetime]
) -> list[Opening]:
    """Return what began in a thread from the first instant of `span` to just before its second."""
    since, until = span
    columns = [openings.c[name] for name in Opening.__dataclass_fields__]
    found = select(*columns).where(
        openings.c.practice_id == practice_id,
        openings.c.space_id == space_id,
        openings.c.at >= since,
        openings.c.at < until,
    )
    return [Opening(*row) for row in unit.db.execute(found.order_by(openings.c.at))]


def newest_before(unit: Unit, practice_id: str, space_id: str, at: datetime) -> datetime | None:
    """Return when the last stretch in a thread began that began before `at`."""
    found = select(func.max(openings.c.at)).where(
        openings.c.practice_id == practice_id, openings.c.space_id == space_id, openings.c.at < at
    )
    newest: datetime | None = unit.db.execute(found).scalar_one()
    return newest
