"""Alerts as they are shown to whoever looks after them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from meantime.server.kit.database import to_column
from meantime.server.kit.pages import PAGE, read_cursor, write_cursor
from meantime.server.kit.problems import NotFound
from meantime.server.practices.service.care_team import (
    demand_care_team,
    is_of_care_team,
    threads_seen,
)
from meantime.server.safety.queries import alerts as queries
from meantime.server.safety.queries.alerts import Which
from meantime.server.safety.queries.steps import steps_of
from meantime.wire import safety as wire

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

Shown = Literal["", "open", "closed"]


def list_alerts(unit: Unit, state: Shown, cursor: str) -> wire.AlertPage:
    """Return a page of the alerts that the caller sees. Raises NotPermitted, Malformed."""
    return page_of(unit, threads_seen(unit), state, cursor)


def list_in(unit: Unit, space_id: str, cursor: str) -> wire.AlertPage:
    """Return a page of a thread's alerts. Raises NotFound, NotPermitted, Malformed."""
    demand_care_team(unit, space_id)
    return page_of(unit, [space_id], "", cursor)


def page_of(
    unit: Unit, space_ids: Sequence[str] | None, state: Shown, cursor: str
) -> wire.AlertPage:
    """Return a page: what is open, then what is closed, each the newest first."""
    before = read_cursor(cursor, tuple[Literal["open", "closed"], int, str])
    parts = [state] if state else ["open", "closed"]
    if before and before[0] in parts:
        parts = parts[parts.index(before[0]) :]
    rows: list[Row[Any]] = []
    for part in parts:
        which = Which(unit.caller.practice_id, space_ids, part == "open")
        place = before[1:] if before and before[0] == part else None
        rows += queries.page_of(unit, which, place, PAGE + 1 - len(rows))
    page = rows[:PAGE]
    return wire.AlertPage(
        alerts=as_wire(unit, page), next=cursor_at(page[-1]) if len(rows) > PAGE else ""
    )


def cursor_at(row: Row[Any]) -> str:
    part = "open" if row.closed_at is None else "closed"
    return write_cursor(part, to_column(row.opened_at), row.id)


def show_alert(unit: Unit, alert_id: str) -> wire.Alert:
    """Return an alert. Raises NotFound also for who may not see it."""
    return as_wire(unit, [find(unit, alert_id)])[0]


def find(unit: Unit, alert_id: str) -> Row[Any]:
    """Return an alert that the caller sees. Raises NotFound."""
    row = queries.alert_at(unit, unit.caller.practice_id, alert_id)
    if row is None or not is_of_care_team(unit, row.space_id):
        raise NotFound
    return row


def show_one(unit: Unit, alert_id: str) -> wire.Alert:
    """Return an alert of the caller's practice that there is. Raises NotFound."""
    row = queries.alert_at(unit, unit.caller.practice_id, alert_id)
    if row is None:
        raise NotFound
    return as_wire(unit, [row])[0]


def as_wire(unit: Unit, rows: Sequence[Row[Any]]) -> list[wire.Alert]:
    steps = steps_of(unit, unit.caller.practice_id, [row.id for row in rows])
    return [
        wire.Alert(
            id=row.id,
            space_id=row.space_id,
            entry_id=row.entry_id,
            client_id=row.client_id,
            state=state_of(row),
            opened_at=row.opened_at,
            next_step_at=row.next_step_at,
            steps=[
                wire.TakenStep(
                    rung=step.rung, at=step.at, account_ids=step.account_ids, state=step.state
                )
                for step in steps.get(row.id, ())
            ],
            acknowledged_by=row.acknowledged_by,
            acknowledged_at=row.acknowledged_at,
            closed_by=row.closed_by,
            closed_at=row.closed_at,
            outcome=row.outcome or None,
        )
        for row in rows
    ]


def state_of(row: Row[Any]) -> wire.AlertState:
    if row.closed_at is not None:
        return "closed"
    return "open" if row.acknowledged_at is None else "acknowledged"
