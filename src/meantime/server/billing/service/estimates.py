"""Estimates: that a client was given one, its sum, and what was billed since."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import msgspec

from meantime.server.billing.problems import FeeSettled
from meantime.server.billing.queries import ledger as queries
from meantime.server.billing.queries.holding import lock_account
from meantime.server.billing.rules.days import month_of
from meantime.server.billing.service.access import STAFF, note_look, role_in
from meantime.server.billing.service.days import today_in
from meantime.server.kit.problems import Malformed, NotFound, NotPermitted
from meantime.server.policies.rules.days import is_possible
from meantime.server.spaces import service as spaces
from meantime.wire import statements as wire

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

LONGEST: Final = timedelta(days=366)  # Source: 45 CFR 149.610(b)(1)(x), twelve months
CARE_TEAM: Final = frozenset({"clinician", "practice"})
NAMES: Final = wire.NewEstimate.__struct_fields__


def put_estimate(unit: Unit, space_id: str, post_id: str, new: wire.NewEstimate) -> wire.Estimate:
    """Note that a post of the care team is an estimate; the same again changes nothing.

    Raises NotFound, NotPermitted, Malformed; FeeSettled if that post was noted with other numbers.
    """
    if role_in(unit, space_id) not in STAFF:
        raise NotPermitted
    practice_id = unit.caller.practice_id
    post = spaces.written(unit, practice_id, space_id, post_id)
    if post is None or post.kind != "post" or post.role not in CARE_TEAM:
        raise NotFound
    demand_good(new)
    lock_account(unit, practice_id, space_id, month_of(today_in(unit, practice_id)))
    known = queries.estimate_by(unit, practice_id, space_id, post_id)
    if known is None:
        here = {"practice_id": practice_id, "space_id": space_id, "id": post_id}
        by = unit.caller.seat_id
        queries.put_estimate(unit, **here, **msgspec.structs.asdict(new), by=by)
        unit.audit("estimate.noted", subject=space_id)
        known = queries.estimate_by(unit, practice_id, space_id, post_id)
        assert known  # noqa: S101  it was put there
    elif {name: getattr(known, name) for name in NAMES} != msgspec.structs.asdict(new):
        raise FeeSettled(code="known")
    return as_wire(unit, known)


def list_estimates(unit: Unit, space_id: str) -> wire.Estimates:
    """Return the estimates of a thread, the newest first. Raises NotFound."""
    note_look(unit, space_id, role_in(unit, space_id))
    rows = queries.estimates_of(unit, unit.caller.practice_id, space_id)
    return wire.Estimates(estimates=[as_wire(unit, row) for row in rows])


def demand_good(new: wire.NewEstimate) -> None:
    """Raise Malformed unless an estimate is for days that can be, twelve months at most."""
    days: dict[str, date | None] = {
        "since": new.since,
        "until": new.until,
        "made_on": new.made_on,
        "due_on": new.due_on,
    }
    wrong = {
        name: "is no day that can be counted with"
        for name, day in days.items()
        if not is_possible(day)
    }
    if not wrong and not timedelta(0) <= new.until - new.since < LONGEST:
        wrong["until"] = "must be within twelve months of since, and not before it"
    if wrong:
        raise Malformed(fields=wrong)


def as_wire(unit: Unit, row: Row[Any]) -> wire.Estimate:
    values = {name: getattr(row, name) for name in NAMES}
    return wire.Estimate(id=row.id, **values, billed=queries.billed_for(unit, row))
