"""How the practice bills: shown to staff, set by whoever owns it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from meantime.server.billing.queries import settings as queries
from meantime.server.billing.rules.settings import usual, wrong_currency
from meantime.server.kit.problems import Malformed
from meantime.server.practices import service as practices
from meantime.wire.billing import BillingSettings

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit

NAMES = BillingSettings.__struct_fields__


def settings_of(unit: Unit, practice_id: str) -> BillingSettings:
    """Return how a practice bills: what it has set, else what is usual in its country."""
    row = queries.settings_of(unit, practice_id)
    if row is None:
        return usual(practices.country_of(unit, practice_id))
    return BillingSettings(**{name: getattr(row, name) for name in NAMES})


def show_settings(unit: Unit) -> BillingSettings:
    """Return how the caller's practice bills. Raises NotPermitted for who is no staff."""
    practices.demand_staff(unit)
    return settings_of(unit, unit.caller.practice_id)


def set_settings(unit: Unit, said: BillingSettings) -> BillingSettings:
    """Say how the practice bills. Raises NotPermitted, Malformed."""
    practices.demand_owner(unit)
    if wrong := wrong_currency(said.currency):
        raise Malformed(fields=wrong)
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    queries.put_settings(unit, practice_id, {**msgspec.structs.asdict(said), "set_by": me})
    unit.audit("billing.settings_set", subject=practice_id)
    return said
