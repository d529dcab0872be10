"""Every statement about charges: which replies cost something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, or_, select

from meantime.server.billing.tables.charges import charges

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


def charge_at(unit: Unit, practice_id: str, space_id: str, item: str) -> Row[Any] | None:
    found = select(charges).filter_by(practice_id=practice_id, space_id=space_id, item=item)
    return unit.db.execute(found).one_or_none()


def charges_since(unit: Unit, practice_id: str, space_id: str, first: date) -> Sequence[Row[Any]]:
    """Return the charges of a thread from a day on, and those before that no statement has."""
    found = select(charges).filter_by(practice_id=practice_id, space_id=space_id)
    shown = found.where(or_(charges.c.on >= first, charges.c.month.is_(None)))
    return unit.db.execute(shown.order_by(charges.c.on, charges.c.item)).all()


def charged_among(unit: Unit, practice_id: str, space_id: str, items: Collection[str]) -> set[str]:
    """Return which items of a thread cost something."""
    found = select(charges.c.item).filter_by(practice_id=practice_id, space_id=space_id)
    return set(unit.db.execute(found.where(charges.c.item.in_(items))).scalars())


def insert_charge(unit: Unit, values: Mapping[str, Any]) -> None:
    unit.db.execute(insert(charges).values(**values))


def delete_charge(unit: Unit, practice_id: str, space_id: str, item: str) -> None:
    here = delete(charges).filter_by(practice_id=practice_id, space_id=space_id, item=item)
    unit.db.execute(here)
