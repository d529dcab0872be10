"""Every statement about records that were opened in an emergency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, insert, or_, select, tuple_, update

from meantime.server.kit.pages import PAGE
from meantime.server.records.tables.emergencies import IS_UNREVIEWED, emergencies

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row

    from meantime.server.kit.unit import Unit


class Span(NamedTuple):
    """When somebody was served in a thread for an emergency; UTC."""

    account_id: str
    starts_at: datetime
    ends_at: datetime


def put_emergency(unit: Unit, values: dict[str, Any]) -> None:
    unit.db.execute(insert(emergencies).values(values))


def emergency_at(unit: Unit, practice_id: str, id_: str) -> Row[Any] | None:
    found = select(emergencies).filter_by(practice_id=practice_id, id=id_)
    return unit.db.execute(found).one_or_none()


def lock_emergency(unit: Unit, practice_id: str, id_: str) -> Row[Any] | None:
    """Return an emergency, kept from other writers until the commit."""
    found = select(emergencies).filter_by(practice_id=practice_id, id=id_)
    return unit.db.execute(found.with_for_update()).one_or_none()


def change_emergency(unit: Unit, practice_id: str, id_: str, **values: Any) -> None:  # noqa: ANN401
    here = update(emergencies).filter_by(practice_id=practice_id, id=id_)
    unit.db.execute(here.values(values))


def lock_since(
    unit: Unit, practice_id: str, space_id: str, account_id: str, since: datetime
) -> Sequence[Row[Any]]:
    """Return how a thread was opened for somebody in an emergency since an instant.

    Other writers wait until the commit.
    """
    found = select(emergencies).where(
        emergencies.c.practice_id == practice_id,
        emergencies.c.space_id == space_id,
        emergencies.c.account_id == account_id,
        emergencies.c.opened_at > since,
    )
    return unit.db.execute(found.with_for_update()).all()


def unreviewed_at(
    unit: Unit, practice_id: str, space_id: str, account_ids: Sequence[str]
) -> Sequence[Row[Any]]:
    """Return what is to be reviewed yet of these people in a thread, a chart or a desk."""
    found = select(emergencies).where(
        emergencies.c.practice_id == practice_id,
        is_about(space_id),
        emergencies.c.account_id.in_(account_ids),
        IS_UNREVIEWED,
    )
    return unit.db.execute(found).all()


def is_about(space_id: str) -> ColumnElement[bool]:
    columns = emergencies.c.space_id, emergencies.c.chart_id, emergencies.c.desk_id
    return or_(*(column == space_id for column in columns))


def page_of(
    unit: Unit,
    among: ColumnElement[bool],
    before: tuple[datetime, str] | None,
    *,
    only_unreviewed: bool,
) -> Sequence[Row[Any]]:
    """Return a page of a practice's emergencies, the newest first, and one row more."""
    found = select(emergencies).where(emergencies.c.practice_id == unit.caller.practice_id, among)
    if only_unreviewed:
        found = found.where(IS_UNREVIEWED)
    if before is not None:
        found = found.where(tuple_(emergencies.c.opened_at, emergencies.c.id) < tuple_(*before))
    newest = found.order_by(emergencies.c.opened_at.desc(), emergencies.c.id.desc())
    return unit.db.execute(newest.limit(PAGE + 1)).all()


def in_threads(space_ids: Sequence[str], me: str) -> ColumnElement[bool]:
    """Whether an emergency is about one of these threads, or was opened by or for somebody."""
    mine = or_(emergencies.c.opened_by == me, emergencies.c.account_id == me)
    return or_(emergencies.c.space_id.in_(space_ids), mine)


def anywhere() -> ColumnElement[bool]:
    return emergencies.c.space_id != ""


def in_thread(space_id: str) -> ColumnElement[bool]:
    return emergencies.c.space_id == space_id


def spans_in(unit: Unit, practice_id: str, space_id: str) -> list[Span]:
    """Return for whom a thread was opened in an emergency, from when until when at the latest."""
    ends = func.coalesce(emergencies.c.ended_at, emergencies.c.until)
    found = select(emergencies.c.account_id, emergencies.c.opened_at, ends)
    rows = unit.db.execute(found.filter_by(practice_id=practice_id, space_id=space_id))
    return [Span(*row) for row in rows]
