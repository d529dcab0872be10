"""Who is of the practice today, and what the server lets them do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, select, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.practices.tables import staff

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Row

    from meantime.server.kit.unit import Unit
    from meantime.wire.practices import Permission


def staff_of(unit: Unit, practice_id: str) -> Sequence[Row[Any]]:
    """Return the staff, longest there first."""
    found = select(staff).where(staff.c.practice_id == practice_id)
    return unit.db.execute(found.order_by(staff.c.since, staff.c.account_id)).all()


def roles_of(unit: Unit, practice_id: str) -> dict[str, str]:
    """Return the role of everybody of the practice today, longest there first."""
    return {row.account_id: row.role for row in staff_of(unit, practice_id)}


def custodians_of(unit: Unit, practice_id: str) -> list[str]:
    """Return who answers for the practice's records, longest there first."""
    found = select(staff.c.account_id).filter_by(practice_id=practice_id, role="custodian")
    return list(unit.db.execute(found.order_by(staff.c.since)).scalars())


def staff_role(unit: Unit, practice_id: str, account_id: str) -> str | None:
    """Return `custodian` or `staff`; None for anybody else."""
    found = select(staff.c.role).where(is_member(practice_id, account_id))
    return unit.db.execute(found).scalar_one_or_none()


def permissions_of(unit: Unit, practice_id: str, account_id: str) -> list[Permission]:
    """Return what the server lets a member of staff do; nothing for anybody else."""
    found = select(staff.c.permissions).where(is_member(practice_id, account_id))
    return list(unit.db.execute(found).scalar_one_or_none() or ())


def put_staff(
    unit: Unit, practice_id: str, account_id: str, role: str, permissions: Sequence[Permission]
) -> None:
    """Seat a member of staff; who is there already keeps permissions and changes role."""
    member = upsert(staff).values(
        practice_id=practice_id,
        account_id=account_id,
        role=role,
        permissions=permissions,
        since=unit.now,
    )
    key = [staff.c.practice_id, staff.c.account_id]
    unit.db.execute(member.on_conflict_do_update(index_elements=key, set_={"role": role}))


def set_permissions(
    unit: Unit, practice_id: str, account_id: str, permissions: Sequence[Permission]
) -> bool:
    """Replace what a member of staff may do. Returns False if there is no such member."""
    change = update(staff).where(is_member(practice_id, account_id))
    return unit.db.execute(change.values(permissions=permissions)).rowcount == 1


def delete_staff(unit: Unit, practice_id: str, account_id: str) -> bool:
    """Forget a member of staff. Returns False if there is no such member."""
    return unit.db.execute(delete(staff).where(is_member(practice_id, account_id))).rowcount == 1


def is_member(practice_id: str, account_id: str) -> ColumnElement[bool]:
    return and_(staff.c.practice_id == practice_id, staff.c.account_id == account_id)
