"""Consents as they were signed, and of each person the newest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, insert, or_, select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.policies.tables import consents, guardians, standings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row

    from meantime.server.kit.unit import Unit

KEY = ("practice_id", "space_id", "seat_id")


def consent_with(
    unit: Unit, practice_id: str, space_id: str, seat_id: str, entry_id: str
) -> Row[Any] | None:
    """Return what somebody has decided about a thread in a post of theirs."""
    found = select(consents).filter_by(
        practice_id=practice_id, space_id=space_id, seat_id=seat_id, entry_id=entry_id
    )
    return unit.db.execute(found).one_or_none()


def insert_consent(unit: Unit, values: Mapping[str, Any]) -> None:
    unit.db.execute(insert(consents).values(**values))


def put_standing(unit: Unit, values: Mapping[str, Any]) -> bool:
    """Make a decision somebody's newest. Returns False if there is one as new, which stays."""
    key = [standings.c[name] for name in KEY]
    later = {name: value for name, value in values.items() if name not in KEY}
    put = upsert(standings).values(**values)
    put = put.on_conflict_do_update(
        index_elements=key, set_=later, where=standings.c.at < put.excluded.at
    )
    return unit.db.execute(put.returning(standings.c.at)).one_or_none() is not None


def newest_in(unit: Unit, practice_id: str, space_id: str) -> Sequence[Row[Any]]:
    """Return of everybody asked in a thread what they decided last, in order of signing."""
    is_newest = and_(
        *(standings.c[name] == consents.c[name] for name in (*KEY, "entry_id")), is_asked()
    )
    found = (
        select(consents)
        .join(standings, is_newest)
        .where(consents.c.practice_id == practice_id, consents.c.space_id == space_id)
    )
    return unit.db.execute(found.order_by(consents.c.at, consents.c.seat_id)).all()


def standings_in(
    unit: Unit, practice_id: str, space_ids: Sequence[str]
) -> Mapping[str, Sequence[Row[Any]]]:
    """Return the newest decision of everybody asked, by thread."""
    found = select(standings).where(
        standings.c.practice_id == practice_id, standings.c.space_id.in_(space_ids), is_asked()
    )
    by_thread: dict[str, list[Row[Any]]] = {}
    for row in unit.db.execute(found):
        by_thread.setdefault(row.space_id, []).append(row)
    return by_thread


def agreed_before(
    unit: Unit, practice_id: str, space_ids: Sequence[str], until: datetime
) -> Mapping[str, set[str]]:
    """Return by role the threads in which somebody permitted it before an instant."""
    found = select(consents.c.role, consents.c.space_id).where(
        consents.c.practice_id == practice_id,
        consents.c.space_id.in_(space_ids),
        consents.c.decision == "permit",
        consents.c.received_at < until,
    )
    by_role: dict[str, set[str]] = {}
    for role, space_id in unit.db.execute(found.distinct()):
        by_role.setdefault(role, set()).add(space_id)
    return by_role


def is_asked() -> ColumnElement[bool]:
    """Return that a decision is of somebody who is asked: of guardians not all always are."""
    return or_(
        standings.c.role != "guardian",
        exists().where(
            guardians.c.practice_id == standings.c.practice_id,
            guardians.c.space_id == standings.c.space_id,
            guardians.c.guardian_space_id == standings.c.entry_space_id,
        ),
    )


def has_signed(unit: Unit, practice_id: str, space_id: str, seat_id: str, version: int) -> bool:
    """Tell whether somebody has decided anything about a version in a thread."""
    found = select(consents.c.entry_id).filter_by(
        practice_id=practice_id, space_id=space_id, seat_id=seat_id, version=version
    )
    return unit.db.execute(found.limit(1)).one_or_none() is not None


def versions_signed_by(unit: Unit, practice_id: str, seat_id: str) -> list[int]:
    """Return the versions about which somebody has decided anything."""
    found = select(consents.c.version).filter_by(practice_id=practice_id, seat_id=seat_id)
    return list(unit.db.execute(found.distinct()).scalars())
