"""Every statement about alerts; the one of an urgent append goes straight to the driver."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, bindparam, func, literal, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.kit.database import UtcDateTime, from_column, to_column
from meantime.server.kit.pages import PAGE
from meantime.server.kit.statement import Statement
from meantime.server.safety.tables import IS_CLOSED, IS_OPEN, alerts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row

    from meantime.server.kit.unit import Unit

OPEN = Statement(
    upsert(alerts)
    .values({c.name: bindparam(c.name) for c in alerts.columns})
    .on_conflict_do_nothing(index_elements=["practice_id", "space_id", "entry_id"])
    .returning(alerts.c.id)
)
UNSET: dict[str, Any] = {
    "course": "",
    "acknowledged_by": "",
    "acknowledged_at": None,
    "closed_by": "",
    "closed_at": None,
    "outcome": "",
    "chart_id": "",
    "note_id": "",
}


class About(NamedTuple):
    """Which message of whom an alert is about."""

    practice_id: str
    space_id: str
    entry_id: str
    client_id: str


class Which(NamedTuple):
    """Which alerts a list shows: of these threads, None for all; what is open, or the rest."""

    practice_id: str
    space_ids: Sequence[str] | None
    is_open: bool


def open_alert(unit: Unit, id_: str, about: About) -> bool:
    """Store a new alert. Returns False if its message has one already."""
    at = to_column(unit.now)
    times = dict.fromkeys(("opened_at", "begun_at", "next_step_at"), at)
    row = {**UNSET, **about._asdict(), **times, "id": id_}
    return bool(OPEN.rows(unit, row))


def alert_at(unit: Unit, practice_id: str, id_: str) -> Row[Any] | None:
    return unit.db.execute(select(alerts).where(is_alert(practice_id, id_))).one_or_none()


def lock_alert(unit: Unit, practice_id: str, id_: str) -> Row[Any] | None:
    """Return an alert, kept from other writers until the commit. Hold its timer first."""
    found = select(alerts).where(is_alert(practice_id, id_)).with_for_update()
    return unit.db.execute(found).one_or_none()


def lock_closed(unit: Unit, practice_id: str, id_: str) -> bool:
    """Tell whether an alert is closed; if so, keep it from other writers until the commit."""
    found = select(alerts.c.id).where(is_alert(practice_id, id_), IS_CLOSED).with_for_update()
    return unit.db.execute(found).first() is not None


def alert_of_entry(unit: Unit, practice_id: str, space_id: str, entry_id: str) -> Row[Any] | None:
    found = select(alerts).filter_by(practice_id=practice_id, space_id=space_id, entry_id=entry_id)
    return unit.db.execute(found).one_or_none()


def change_alert(unit: Unit, practice_id: str, id_: str, **values: Any) -> None:  # noqa: ANN401  columns
    unit.db.execute(update(alerts).where(is_alert(practice_id, id_)).values(**values))


def page_of(unit: Unit, which: Which, before: tuple[int, str] | None, count: int) -> list[Row[Any]]:
    """Return up to `count` alerts, the newest first, behind (opened_at as a number, id)."""
    found = select(alerts).where(
        alerts.c.practice_id == which.practice_id, IS_OPEN if which.is_open else IS_CLOSED
    )
    if which.space_ids is not None:
        found = found.where(alerts.c.space_id.in_(which.space_ids))
    if before:
        at, id_ = before
        found = found.where(
            tuple_(alerts.c.opened_at, alerts.c.id)
            < tuple_(literal(from_column(at), UtcDateTime), id_)
        )
    order = (alerts.c.opened_at.desc(), alerts.c.id.desc())
    return list(unit.db.execute(found.order_by(*order).limit(count)).all())


def own_since(unit: Unit, about: tuple[str, str, str], since: datetime) -> Sequence[Row[Any]]:
    """Return the newest alerts of (practice, thread, client) since an instant, newest first."""
    practice_id, space_id, client_id = about
    found = select(alerts).filter_by(
        practice_id=practice_id, space_id=space_id, client_id=client_id
    )
    newest = found.where(alerts.c.opened_at >= since).order_by(alerts.c.opened_at.desc())
    return unit.db.execute(newest.limit(PAGE)).all()


def opened_between(
    unit: Unit, practice_id: str, since: datetime, until: datetime
) -> Sequence[Row[Any]]:
    """Return the alerts opened from `since` until before `until`."""
    found = select(alerts).where(
        alerts.c.practice_id == practice_id,
        alerts.c.opened_at >= since,
        alerts.c.opened_at < until,
    )
    return unit.db.execute(found).all()


def closed_in(unit: Unit, practice_id: str) -> tuple[int, datetime | None]:
    """Return how many alerts of a practice are closed, and when the last one was."""
    found = select(func.count(), func.max(alerts.c.closed_at)).where(
        alerts.c.practice_id == practice_id, IS_CLOSED
    )
    count, newest = unit.db.execute(found).one()
    return count, newest


def open_among(unit: Unit, practice_id: str, space_ids: Sequence[str]) -> set[str]:
    """Return in which of some threads an urgent message is open."""
    found = select(alerts.c.space_id).where(
        alerts.c.practice_id == practice_id, IS_OPEN, alerts.c.space_id.in_(space_ids)
    )
    return set(unit.db.execute(found).scalars())


def is_alert(practice_id: str, id_: str) -> ColumnElement[bool]:
    return and_(alerts.c.practice_id == practice_id, alerts.c.id == id_)
