"""Moving and cancelling one of a series, or it and all that follow; and taking that back."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from meantime.protocol.encoding import b64
from meantime.server.appointments.queries import appointments as queries
from meantime.server.appointments.rules import faults as faults_rules
from meantime.server.appointments.rules.series import Change, Series, local_time
from meantime.server.appointments.rules.slots import Planned
from meantime.server.appointments.service.booking import (
    ID_BYTES,
    NOTHING,
    demand_free,
    demand_good,
    find_one,
    insert,
    moved_to,
    renew_span,
    told,
)
from meantime.server.appointments.service.standing import find
from meantime.server.kit.problems import Malformed, NotPermitted

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import Row

    from meantime.server.appointments.service.kept import One
    from meantime.server.appointments.service.standing import Standing
    from meantime.server.kit.unit import Unit
    from meantime.wire import appointments as wire

ONE_DAY = timedelta(days=1)


def move(unit: Unit, id_: str, day: date, new: wire.NewTime) -> wire.Appointment:
    """Move one, or it and all that follow. Raises NotFound, NotPermitted, Malformed, TimeTaken."""
    standing, row = find(unit, id_)
    if standing.role != "setter":
        raise NotPermitted
    minutes = new.minutes or faults_rules.SHORTEST
    demand_good(faults_rules.wrong_time(new.starts_at, minutes, unit.now))
    one = find_one(unit, row, day)
    if one.each.is_cancelled:
        raise Malformed(fields={"day": "is cancelled"})
    if new.scope == "this" or row.repeats == "once":
        return move_one(unit, one, new)
    return move_following(unit, standing, one, new)


def move_one(unit: Unit, one: One, new: wire.NewTime) -> wire.Appointment:
    """Move one to another time; it is not cancelled any more. Raises TimeTaken."""
    row, day = one.kept.row, one.each.day
    starts_at, ends_at = moved_to(one, new.starts_at, new.minutes)
    alone = single(row, starts_at, (ends_at - starts_at) // timedelta(minutes=1))
    rest = [change for change in one.kept.plan.changes if change.day != day]
    without = Planned(one.kept.plan.series, [*rest, Change(day, is_cancelled=True)])
    demand_free(unit, row.clinician_id, Planned(alone), {row.id: without})
    place = {"starts_at": starts_at, "ends_at": ends_at, "cancelled_by": "", "cancelled_at": None}
    queries.put_change(unit, row.practice_id, row.id, day, place)
    renew_span(unit, row.id)
    unit.audit("appointment.moved", subject=row.id)
    return told(unit, row.id, day)


def move_following(unit: Unit, standing: Standing, one: One, new: wire.NewTime) -> wire.Appointment:
    """End a series before one of its days, and begin another in its place. Raises TimeTaken."""
    row, day = one.kept.row, one.each.day
    starts_on, minute = local_time(new.starts_at, row.zone)
    until = row.until and row.until + (starts_on - day)
    series = Series(row.zone, starts_on, minute, new.minutes or row.minutes, row.repeats, until)
    before = replace(one.kept.plan.series, until=day - ONE_DAY)
    earlier = Planned(before, [each for each in one.kept.plan.changes if each.day < day])
    demand_free(unit, row.clinician_id, Planned(series), {row.id: earlier})
    id_ = b64(secrets.token_bytes(ID_BYTES))
    end_before(unit, row, day)
    insert(unit, id_, standing, row.clinician_id, series)
    unit.audit("appointment.moved", subject=id_)
    return told(unit, id_, starts_on)


def end_before(unit: Unit, row: Row[Any], day: date) -> None:
    """Let a series have nothing from a day on; one that has nothing at all is forgotten."""
    if day <= row.starts_on:
        queries.delete_appointment(unit, row.practice_id, row.id)
        return
    queries.delete_changes_from(unit, row.practice_id, row.id, day)
    queries.update_appointment(unit, row.practice_id, row.id, {"until": day - ONE_DAY})
    renew_span(unit, row.id)


def cancel(unit: Unit, id_: str, day: date, cancelling: wire.Cancelling) -> wire.Appointment:
    """Cancel one, or it and all that follow; a client one of their own at a time.

    Raises NotFound, NotPermitted, Malformed.
    """
    standing, row = find(unit, id_)
    is_series = cancelling.scope == "following" and row.repeats != "once"
    if is_series and standing.role != "setter":
        raise NotPermitted
    one = find_one(unit, row, day)
    if not one.each.is_cancelled:
        mark(unit, one, is_series=is_series, by=unit.caller.seat_id)
        unit.audit("appointment.cancelled", subject=id_)
    return told(unit, id_, day)


def mark(unit: Unit, one: One, *, is_series: bool, by: str) -> None:
    """Write down who has cancelled something, or with "" that nobody has."""
    row = one.kept.row
    cancelled = {"cancelled_by": by, "cancelled_at": unit.now if by else None}
    if is_series:
        since = {"cancelled_from": one.each.day if by else None}
        queries.update_appointment(unit, row.practice_id, row.id, {**cancelled, **since})
    else:
        queries.put_change(unit, row.practice_id, row.id, one.each.day, cancelled)
    renew_span(unit, row.id)


def restore(unit: Unit, id_: str, day: date) -> wire.Appointment:
    """Take a cancelling back while the time is free; a client what they have cancelled.

    Raises NotFound, NotPermitted, Malformed, TimeTaken.
    """
    standing, row = find(unit, id_)
    one = find_one(unit, row, day)
    change = one.kept.changes.get(day)
    is_own = change is not None and change.cancelled_at is not None
    by = change.cancelled_by if change is not None and is_own else row.cancelled_by
    if standing.role != "setter" and by != unit.caller.seat_id:
        raise NotPermitted
    if one.each.is_cancelled:
        mark(unit, one, is_series=not is_own, by="")
        _, row = find(unit, id_)
        plan = find_one(unit, row, day).kept.plan
        demand_free(unit, row.clinician_id, plan, {id_: NOTHING})
        unit.audit("appointment.restored", subject=id_)
    return told(unit, id_, day)


def single(row: Row[Any], starts_at: datetime, minutes: int) -> Series:
    """Return an appointment that stands alone, at an instant."""
    day, minute = local_time(starts_at, row.zone)
    return Series(row.zone, day, minute, minutes)
