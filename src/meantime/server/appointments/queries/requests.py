"""Statements about times that were asked for or offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, insert, literal, or_, select, tuple_, update

from meantime.server.appointments.tables import requests
from meantime.server.kit.database import UtcDateTime
from meantime.server.kit.pages import PAGE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row

    from meantime.server.kit.unit import Unit


def of_clinician(practice_id: str, clinician_id: str) -> ColumnElement[bool]:
    return and_(requests.c.practice_id == practice_id, requests.c.clinician_id == clinician_id)


def of_spaces(practice_id: str, space_ids: Sequence[str]) -> ColumnElement[bool]:
    return and_(requests.c.practice_id == practice_id, requests.c.space_id.in_(space_ids))


def waits(now: datetime) -> ColumnElement[bool]:
    """Whether somebody may still answer."""
    return and_(requests.c.settled_at.is_(None), requests.c.expires_at > now)


def page_of(
    unit: Unit, whose: ColumnElement[bool], since: datetime, before: tuple[datetime, str] | None
) -> Sequence[Row[Any]]:
    """Return a page of what waits or was made since; the newest first, one row more."""
    found = select(requests).where(whose, or_(requests.c.made_at >= since, waits(unit.now)))
    if before:
        last = tuple_(literal(before[0], UtcDateTime), literal(before[1]))
        found = found.where(tuple_(requests.c.made_at, requests.c.id) < last)
    order = (requests.c.made_at.desc(), requests.c.id.desc())
    return unit.db.execute(found.order_by(*order).limit(PAGE + 1)).all()


def request_at(unit: Unit, practice_id: str, id_: str) -> Row[Any] | None:
    """Return a request, which nobody else can settle until this transaction ends."""
    found = select(requests).filter_by(practice_id=practice_id, id=id_).with_for_update()
    return unit.db.execute(found).one_or_none()


def count_waiting(unit: Unit, practice_id: str, space_id: str, made_by: str) -> int:
    """Return how many of one side's requests wait in a thread."""
    found = select(func.count()).where(
        of_spaces(practice_id, [space_id]), requests.c.made_by == made_by, waits(unit.now)
    )
    return int(unit.db.execute(found).scalar_one())


def offers_ended(
    unit: Unit, practice_id: str, between: tuple[datetime, datetime]
) -> list[tuple[str, str]]:
    """Return (thread, state) of what care teams offered and was settled in a time, or ran out."""
    since, until = between
    ended_at = func.coalesce(requests.c.settled_at, requests.c.expires_at)
    found = select(requests.c.space_id, requests.c.state).where(
        requests.c.practice_id == practice_id,
        requests.c.made_by == "care",
        ended_at >= since,
        ended_at < until,
    )
    return [(space_id, state) for space_id, state in unit.db.execute(found)]


def insert_request(unit: Unit, values: dict[str, Any]) -> None:
    unit.db.execute(insert(requests).values(values))


def settle(unit: Unit, practice_id: str, id_: str, state: str) -> None:
    row = update(requests).filter_by(practice_id=practice_id, id=id_)
    settled = {"settled_at": unit.now, "settled_by": unit.caller.seat_id}
    unit.db.execute(row.values(state=state, **settled))
