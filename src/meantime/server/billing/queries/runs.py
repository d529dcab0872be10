"""Statements about runs, and the numbers that they give out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.billing.queries.settings import FIRST_NUMBER
from meantime.server.billing.tables.plans import billing_settings
from meantime.server.billing.tables.statements import billing_runs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


def open_run(unit: Unit, practice_id: str, month: date, by: str, count: int) -> bool:
    """Let a month be billed for `count` more accounts; returns whether anything is to be done.

    A run that has ended goes on if there is more to do; one that goes on already counts again.
    """
    row = lock_run(unit, practice_id, month)
    if row is None:
        new = upsert(billing_runs).values(
            practice_id=practice_id,
            month=month,
            of=count,
            done=0,
            statements=0,
            ordered_by=by,
            ordered_at=unit.now,
            ended_at=None if count else unit.now,
        )
        unit.db.execute(new.on_conflict_do_nothing())
    elif count:
        change_run(unit, practice_id, month, of=row.done + count, ended_at=None)
    return count > 0


def lock_run(unit: Unit, practice_id: str, month: date) -> Row[Any] | None:
    found = select(billing_runs).filter_by(practice_id=practice_id, month=month)
    return unit.db.execute(found.with_for_update()).one_or_none()


def lock_next(unit: Unit, practice_id: str) -> Row[Any] | None:
    """Return the earliest month that is being billed, kept from other processes."""
    going = select(billing_runs).filter_by(practice_id=practice_id, ended_at=None)
    first = going.order_by(billing_runs.c.month).limit(1).with_for_update()
    return unit.db.execute(first).one_or_none()


def change_run(unit: Unit, practice_id: str, month: date, **values: Any) -> None:  # noqa: ANN401  columns
    these = update(billing_runs).filter_by(practice_id=practice_id, month=month)
    unit.db.execute(these.values(**values))


def run_at(unit: Unit, practice_id: str, month: date) -> Row[Any] | None:
    found = select(billing_runs).filter_by(practice_id=practice_id, month=month)
    return unit.db.execute(found).one_or_none()


def runs_of(unit: Unit, practice_id: str, count: int) -> Sequence[Row[Any]]:
    """Return the runs of a practice, the newest month first."""
    found = select(billing_runs).filter_by(practice_id=practice_id)
    return unit.db.execute(found.order_by(billing_runs.c.month.desc()).limit(count)).all()


def ensure_settings(unit: Unit, practice_id: str, values: Mapping[str, Any]) -> None:
    """Keep how a practice bills where it has set nothing: numbers are counted there."""
    new = upsert(billing_settings).values(
        practice_id=practice_id, next_number=FIRST_NUMBER, set_at=unit.now, **values
    )
    unit.db.execute(new.on_conflict_do_nothing())


def take_numbers(unit: Unit, practice_id: str, count: int) -> int:
    """Return the first of `count` numbers that no other statement has: they follow each other."""
    taken = (
        update(billing_settings)
        .filter_by(practice_id=practice_id)
        .values(next_number=billing_settings.c.next_number + count)
        .returning(billing_settings.c.next_number)
    )
    return int(unit.db.execute(taken).scalar_one()) - count
