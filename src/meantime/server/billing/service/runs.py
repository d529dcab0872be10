"""Billing a month: ordered on a day of each, or by hand, and how far that is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import msgspec

from meantime.server.billing.problems import FeeSettled
from meantime.server.billing.queries import billed
from meantime.server.billing.queries import runs as queries
from meantime.server.billing.rules.days import month_before, month_of, next_month
from meantime.server.billing.rules.mornings import next_morning
from meantime.server.billing.service.access import demand_books
from meantime.server.billing.service.days import today_in, zone_in
from meantime.server.billing.service.settings import settings_of
from meantime.server.billing.service.telling import remind_some
from meantime.server.kit.outbox.posting import NewMessage, post_message
from meantime.server.kit.problems import Malformed
from meantime.server.kit.timers.setting import NewTimer, set_timer
from meantime.server.policies.rules.days import is_possible
from meantime.wire import statements as wire

if TYPE_CHECKING:
    from datetime import date, datetime
    from typing import Any

    from sqlalchemy import Row

    from meantime.server.kit.timers.queries import Timer
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import SeatsChanged

BILLING: Final = "billing"  # the timer's kind and the outbox's channel
SHOWN: Final = 36  # runs
SOON: Final = timedelta(minutes=1)


def plan_days(unit: Unit, event: SeatsChanged) -> None:
    """Hear that a practice was founded: each of its days somebody looks at what is to be billed."""
    if event.type == "practice" and event.seq == 0:
        set_timer(unit, NewTimer(event.practice_id, BILLING, event.practice_id, unit.now, BILLING))


def look(unit: Unit, timer: Timer) -> datetime:
    """Order what is to be billed, and remind; the first step only finds out when it is morning.

    A day on which nobody served is made up by the next: the month is the same.
    """
    practice_id = timer.practice_id
    at = max(timer.due_at, unit.now)
    if timer.step:
        order_due(unit, practice_id)
        if remind_some(unit, practice_id):
            return at + SOON
    return next_morning(at, zone_in(unit, practice_id))


def order_due(unit: Unit, practice_id: str) -> None:
    """Order the month before this one, once its day has come and unless it was ordered."""
    today = today_in(unit, practice_id)
    month = month_before(today)
    is_day = today.day >= settings_of(unit, practice_id).run_day
    if not is_day or queries.run_at(unit, practice_id, month):
        return
    if count := billed.count_to_bill(unit, practice_id, month):
        begin(unit, practice_id, month, "", count)


def order(unit: Unit, new: wire.RunOrder) -> wire.BillingRun:
    """Order that a month is billed; what was billed is not billed again.

    Raises NotFound, Malformed, FeeSettled while the month is not over.
    """
    practice_id = demand_books(unit)
    demand_month(new.month)
    if next_month(new.month) > today_in(unit, practice_id):
        raise FeeSettled(code="not_over")
    count = billed.count_to_bill(unit, practice_id, new.month)
    begin(unit, practice_id, new.month, unit.caller.seat_id, count)
    row = queries.run_at(unit, practice_id, new.month)
    assert row  # noqa: S101  it was put there
    return as_wire(row)


def begin(unit: Unit, practice_id: str, month: date, by: str, count: int) -> None:
    usual = msgspec.structs.asdict(settings_of(unit, practice_id))
    queries.ensure_settings(unit, practice_id, {**usual, "set_by": ""})
    if queries.open_run(unit, practice_id, month, by, count):
        post_message(unit, NewMessage(practice_id, BILLING, practice_id, BILLING))
    unit.audit("billing.run_ordered", subject=practice_id, practice_id=practice_id)


def list_runs(unit: Unit) -> wire.BillingRuns:
    """Return the months that were billed, or are, the newest first. Raises NotFound."""
    practice_id = demand_books(unit)
    found = queries.runs_of(unit, practice_id, SHOWN)
    unit.audit("billing.read", subject=practice_id)
    return wire.BillingRuns(runs=[as_wire(row) for row in found])


def demand_month(month: date) -> None:
    """Raise Malformed unless that is the first day of a month that can be counted with."""
    if month != month_of(month) or not is_possible(month):
        raise Malformed(fields={"month": "must be the first day of a month"})


def as_wire(row: Row[Any]) -> wire.BillingRun:
    return wire.BillingRun(
        month=row.month,
        state="done" if row.ended_at else "runs" if row.done else "waits",
        done=row.done,
        of=row.of,
        statements=row.statements,
        ordered_at=row.ordered_at,
        ended_at=row.ended_at,
    )
