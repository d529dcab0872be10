"""The register of vendors, and what the ways out carry whose vendor has signed nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from meantime.server.accounts.service.fields import read_bytes
from meantime.server.kit.problems import Malformed, NotFound
from meantime.server.notices.service.ways import KINDS
from meantime.server.policies.rules.days import is_possible
from meantime.server.practices import service as practices
from meantime.server.rollout.queries import vendors as queries
from meantime.server.rollout.rules.vendors import CHANNELS, is_in_force, wrong_days
from meantime.server.rollout.service.days import today_in
from meantime.server.rollout.service.reasons import demand_reason
from meantime.server.rollout.service.telling import tell_staff
from meantime.wire import vendors as wire

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit
    from meantime.server.notices.service.ways import Ways

ID_BYTES: Final = 16
REASONS: Final = {
    "ahead": "must have come",
    "order": "must not be before the day of the signature",
    "unsigned": "needs the day on which it was signed",
    "impossible": "is no day that can be counted with",
}


def show_vendors(unit: Unit, ways: Ways) -> wire.Vendors:
    """Return the register and what each way out carries, to staff. Raises NotPermitted."""
    practices.demand_staff(unit)
    today = today_in(unit)
    found = [as_wire(row, today) for row in queries.vendors_of(unit, unit.caller.practice_id)]
    signed = {each.kind for each in found if each.in_force}
    return wire.Vendors(
        vendors=found,
        channels=[
            wire.Channel(
                kind=kind,
                is_on=kind == "push" or ways.has_mail,
                in_force=kind in signed,
                carries=list(KINDS),
            )
            for kind in CHANNELS
        ],
    )


def note_vendor(unit: Unit, ways: Ways, vendor_id: str, vendor: wire.NewVendor) -> wire.Vendors:
    """Note a vendor, or what has changed with one, as a custodian.

    Raises NotPermitted; Malformed for an id or days that are none, or without the sealed post.
    """
    practices.demand_custodian(unit)
    read_bytes("vendor_id", vendor_id, ID_BYTES)
    demand_days(unit, vendor)
    demand_reason(unit, "note_id", vendor.note_id)
    said = msgspec.structs.asdict(vendor)
    queries.put_vendor(unit, unit.caller.practice_id, vendor_id, **said)
    unit.audit("vendor.noted", subject=vendor_id)
    tell_staff(unit)
    return show_vendors(unit, ways)


def drop_vendor(unit: Unit, vendor_id: str) -> None:
    """Take a vendor out of the register, as a custodian. Raises NotPermitted, NotFound."""
    practices.demand_custodian(unit)
    if not queries.delete_vendor(unit, unit.caller.practice_id, vendor_id):
        raise NotFound
    unit.audit("vendor.dropped", subject=vendor_id)
    tell_staff(unit)


def agreements_in(unit: Unit, practice_id: str) -> tuple[int, int]:
    """Return how many vendors have an agreement in force, of those who touch more than notices."""
    today = today_in(unit)
    found = [
        is_in_force(row.signed_on, row.expires_on, today)
        for row in queries.vendors_of(unit, practice_id)
        if row.kind not in CHANNELS
    ]
    return sum(found), len(found)


def demand_days(unit: Unit, vendor: wire.NewVendor) -> None:
    """Raise Malformed for days that cannot be those of an agreement."""
    days = {"signed_on": vendor.signed_on, "expires_on": vendor.expires_on}
    reasons: dict[str, str] = {
        field: "impossible" for field, day in days.items() if not is_possible(day)
    }
    reasons = reasons or dict(wrong_days(vendor.signed_on, vendor.expires_on, today_in(unit)))
    if reasons:
        fields = {field: REASONS[reason] for field, reason in reasons.items()}
        raise Malformed(fields=fields, reasons=reasons)


def as_wire(row: Row[Any], today: date) -> wire.Vendor:
    return wire.Vendor(
        id=row.id,
        kind=row.kind,
        note_id=row.note_id,
        signed_on=row.signed_on,
        expires_on=row.expires_on,
        in_force=is_in_force(row.signed_on, row.expires_on, today),
        changed_by=row.changed_by,
        changed_at=row.changed_at,
    )
