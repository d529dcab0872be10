"""Holding the account of a thread: before anything of its money is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.billing.tables.plans import fee_accounts

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


def account_of(unit: Unit, practice_id: str, space_id: str) -> Row[Any] | None:
    """Return what is known of a thread's account, None before anything is."""
    found = select(fee_accounts).filter_by(practice_id=practice_id, space_id=space_id)
    return unit.db.execute(found).one_or_none()


def lock_account(unit: Unit, practice_id: str, space_id: str, month: date) -> Row[Any]:
    """Return the same, kept from other writers; where there is none, one is made.

    A new one is billed from `month` on, which is its first day.
    """
    here = {"practice_id": practice_id, "space_id": space_id}
    new = {"is_self_pay": False, "billed_until": month}
    unit.db.execute(upsert(fee_accounts).values(**here, **new).on_conflict_do_nothing())
    return unit.db.execute(select(fee_accounts).filter_by(**here).with_for_update()).one()


def set_self_pay(
    unit: Unit, practice_id: str, space_id: str, since: date | None, until: date | None
) -> None:
    """Say of which local days no payer is to be told; `until` is None while that goes on."""
    here = update(fee_accounts).filter_by(practice_id=practice_id, space_id=space_id)
    said = {"is_self_pay": until is None, "self_pay_since": since, "self_pay_until": until}
    unit.db.execute(here.values(**said))
