"""Whether messaging is offered in a thread and goes on, and whose consent it needs as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.policies.tables import guardians, messaging

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

NOT_YET = {
    "decision": "none",
    "decided_by": "",
    "decided_at": None,
    "offered_at": None,
    "review_on": None,
    "state": "on",
    "state_by": "",
    "state_at": None,
    "later_state": "",
    "later_at": None,
    "later_by": "",
    "resumed_at": None,
    "at_latest": None,
    "ends_at": None,
}


def messaging_in(unit: Unit, practice_id: str, space_id: str) -> Row[Any] | None:
    """Return what was decided about messaging in a thread; None where nothing was yet."""
    found = select(messaging).filter_by(practice_id=practice_id, space_id=space_id)
    return unit.db.execute(found).one_or_none()


def lock_messaging(unit: Unit, practice_id: str, space_id: str) -> Row[Any]:
    """Return the same, kept from other writers; a row for it is made where there is none."""
    here = {"practice_id": practice_id, "space_id": space_id}
    unit.db.execute(upsert(messaging).values(**here, **NOT_YET).on_conflict_do_nothing())
    return unit.db.execute(select(messaging).filter_by(**here).with_for_update()).one()


def messaging_of(unit: Unit, practice_id: str, space_ids: Sequence[str]) -> Mapping[str, Row[Any]]:
    """Return what was decided by thread, where anything was."""
    found = select(messaging).where(
        messaging.c.practice_id == practice_id, messaging.c.space_id.in_(space_ids)
    )
    return {row.space_id: row for row in unit.db.execute(found)}


def all_messaging(unit: Unit, practice_id: str) -> Mapping[str, Row[Any]]:
    """Return what was decided by thread, for a whole practice."""
    found = select(messaging).filter_by(practice_id=practice_id)
    return {row.space_id: row for row in unit.db.execute(found)}


def change_messaging(unit: Unit, practice_id: str, space_id: str, **values: Any) -> None:  # noqa: ANN401  columns
    """Write down what was decided; of a thread that `lock_messaging` has locked."""
    row = messaging.update().filter_by(practice_id=practice_id, space_id=space_id)
    unit.db.execute(row.values(**values))


def guardians_of(unit: Unit, practice_id: str, space_ids: Sequence[str]) -> Mapping[str, list[str]]:
    """Return by thread the threads of those whose consent it needs as well."""
    found = select(guardians).where(
        guardians.c.practice_id == practice_id, guardians.c.space_id.in_(space_ids)
    )
    by_thread: dict[str, list[str]] = {}
    for row in unit.db.execute(found.order_by(guardians.c.guardian_space_id)):
        by_thread.setdefault(row.space_id, []).append(row.guardian_space_id)
    return by_thread


def guarded_by(unit: Unit, practice_id: str, space_ids: Sequence[str]) -> list[tuple[str, str]]:
    """Return (thread, guardian's thread) for whatever needs a consent from one of these."""
    found = select(guardians.c.space_id, guardians.c.guardian_space_id).where(
        guardians.c.practice_id == practice_id, guardians.c.guardian_space_id.in_(space_ids)
    )
    return [(young, own) for young, own in unit.db.execute(found.order_by(guardians.c.space_id))]


def put_guardians(
    unit: Unit, practice_id: str, space_id: str, guardian_spaces: Sequence[str]
) -> None:
    """Name the threads of those whose consent a thread needs, in place of the ones before."""
    here = {"practice_id": practice_id, "space_id": space_id}
    unit.db.execute(delete(guardians).filter_by(**here))
    if guardian_spaces:
        rows = [{**here, "guardian_space_id": each} for each in guardian_spaces]
        unit.db.execute(insert(guardians), rows)
