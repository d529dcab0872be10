"""What people chose, and whether mail reaches them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.notices.tables import FAILS, choices, mail_states

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row

    from meantime.server.kit.unit import Unit
    from meantime.server.notices.queries.notices import Person


def choices_row(unit: Unit, person: Person) -> Row[Any] | None:
    """Return what somebody chose, None if they have not."""
    return unit.db.execute(select(choices).filter_by(**person._asdict())).one_or_none()


def put_choices(unit: Unit, person: Person, values: dict[str, Any]) -> None:
    values = {**values, "set_at": unit.now}
    kept = upsert(choices).values(**person._asdict(), **values)
    key = [choices.c.practice_id, choices.c.seat_id]
    unit.db.execute(kept.on_conflict_do_update(index_elements=key, set_=values))


def mail_state(unit: Unit, person: Person) -> Row[Any] | None:
    """Return how mail to somebody goes, None if nothing is known."""
    return unit.db.execute(select(mail_states).filter_by(**person._asdict())).one_or_none()


def put_mail_state(unit: Unit, person: Person, **values: datetime) -> None:
    """Note since when mail fails, or when a test was asked for."""
    kept = upsert(mail_states).values(**person._asdict(), **values)
    key = [mail_states.c.practice_id, mail_states.c.seat_id]
    unit.db.execute(kept.on_conflict_do_update(index_elements=key, set_=values))


def clear_failure(unit: Unit, person: Person) -> None:
    """Note that mail to somebody is believed in again."""
    unit.db.execute(update(mail_states).where(is_of(person), FAILS).values(failed_since=None))


def failing_in(unit: Unit, practice_id: str) -> list[str]:
    """Return whom mail does not reach in a practice."""
    found = select(mail_states.c.seat_id).where(mail_states.c.practice_id == practice_id, FAILS)
    return list(unit.db.execute(found.order_by(mail_states.c.seat_id)).scalars())


def is_of(person: Person) -> ColumnElement[bool]:
    return and_(
        mail_states.c.practice_id == person.practice_id, mail_states.c.seat_id == person.seat_id
    )
