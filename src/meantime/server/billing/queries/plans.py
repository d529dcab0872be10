"""Every statement about fee plans, and about days on which they pause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.billing.tables.plans import fee_pauses, fee_plans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


def plans_of(unit: Unit, practice_id: str, space_id: str) -> Sequence[Row[Any]]:
    """Return the plans of a thread: those agreed to in the order of that, then the others."""
    found = select(fee_plans).filter_by(practice_id=practice_id, space_id=space_id)
    at = fee_plans.c
    order = at.agreed_at.is_(None), at.agreed_at, at.offered_at, at.id
    return unit.db.execute(found.order_by(*order)).all()


def plan_at(unit: Unit, practice_id: str, space_id: str, id_: str) -> Row[Any] | None:
    found = select(fee_plans).filter_by(practice_id=practice_id, space_id=space_id, id=id_)
    return unit.db.execute(found).one_or_none()


def is_any_plan(unit: Unit, practice_id: str, space_id: str) -> bool:
    """Tell whether anything was ever offered in a thread, or agreed to."""
    found = select(fee_plans.c.id).filter_by(practice_id=practice_id, space_id=space_id)
    return unit.db.execute(found.limit(1)).first() is not None


def insert_plan(unit: Unit, values: Mapping[str, Any]) -> bool:
    """Store a plan. Returns False if there is one with that id."""
    row = upsert(fee_plans).values(**values).on_conflict_do_nothing()
    return unit.db.execute(row.returning(fee_plans.c.id)).one_or_none() is not None


def change_plan(unit: Unit, row: Row[Any], **values: Any) -> None:  # noqa: ANN401  columns
    here = update(fee_plans).filter_by(
        practice_id=row.practice_id, space_id=row.space_id, id=row.id
    )
    unit.db.execute(here.values(**values))


def end_plans(
    unit: Unit, practice_id: str, space_id: str, last: date, only: Mapping[str, str]
) -> None:
    """Let the plans of a thread that were agreed to end on a day, unless they end before.

    `only` are those with such columns, {} for all.
    """
    at = fee_plans.c
    agreed = update(fee_plans).filter_by(
        practice_id=practice_id, space_id=space_id, state="agreed", **only
    )
    longer = agreed.where(or_(at.stops_on.is_(None), at.stops_on > last))
    unit.db.execute(longer.values(stops_on=last))


def pauses_of(unit: Unit, practice_id: str, space_id: str) -> list[tuple[date, date | None]]:
    """Return the first and the last day of each pause, the earliest first; None while it lasts."""
    at = fee_pauses.c
    found = select(at.since, at.until).filter_by(practice_id=practice_id, space_id=space_id)
    return [(since, until) for since, until in unit.db.execute(found.order_by(at.since))]


def begin_pause(unit: Unit, practice_id: str, space_id: str, since: date) -> None:
    key = {"practice_id": practice_id, "space_id": space_id, "since": since}
    unit.db.execute(upsert(fee_pauses).values(**key, until=None).on_conflict_do_nothing())


def end_pause(unit: Unit, practice_id: str, space_id: str, last: date) -> None:
    """Let a pause that lasts end with a day; one that has none before that is none."""
    lasts = {"practice_id": practice_id, "space_id": space_id, "until": None}
    unit.db.execute(delete(fee_pauses).filter_by(**lasts).where(fee_pauses.c.since > last))
    unit.db.execute(update(fee_pauses).filter_by(**lasts).values(until=last))
