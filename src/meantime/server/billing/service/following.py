"""What follows for fees from what happens elsewhere: a consent, a pause, an answer taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.server.billing.queries import charges, disputes, holding
from meantime.server.billing.queries import plans as queries
from meantime.server.billing.rules.days import ONE_DAY, day_of, month_of
from meantime.server.billing.rules.following import agrees, terms_of
from meantime.server.billing.service.days import today_in, zone_in
from meantime.server.billing.service.settings import settings_of

if TYPE_CHECKING:
    from datetime import date

    from meantime.server.boundaries.events import ReplyTakenBack
    from meantime.server.kit.unit import Unit
    from meantime.server.policies.events import ConsentKept, LastDaySet, MessagingTurned
    from meantime.server.spaces.events import SeatsChanged


def hear_consent(unit: Unit, event: ConsentKept) -> None:
    """Hear that somebody decided about a policy: its fee holds from today, or no more.

    Who withdraws pays for no day after this one. Where a guardian agrees for somebody, nobody does
    once either of them withdraws.
    """
    where = event.practice_id, event.space_id
    if event.role == "clinician":  # who has gone through it pays nothing
        return
    if event.decision == "withdraw":
        only = {} if event.needs_guardian else {"agreed_by": event.seat_id}
        end_plans(unit, *where, today_in(unit, event.practice_id), only)
    elif event.fee and agrees(event.role, needs_guardian=event.needs_guardian):
        today = hold(unit, *where)
        zone = zone_in(unit, event.practice_id)
        until = day_of(event.until, zone) - ONE_DAY if event.until else None
        terms = terms_of(event.fee, settings_of(unit, event.practice_id).currency, today, until)
        queries.insert_plan(unit, {**row_of(unit, event), **terms})
        unit.audit("fee_plan.agreed", subject=event.entry_id)


def row_of(unit: Unit, event: ConsentKept) -> dict[str, Any]:
    return {
        "practice_id": event.practice_id,
        "space_id": event.space_id,
        "id": event.entry_id,
        "source": "policy",
        "state": "agreed",
        "offered_by": "",
        "offered_at": unit.now,
        "agreed_by": event.seat_id,
        "agreed_at": unit.now,
        "answer_id": "",
        "stops_on": None,
    }


def hear_messaging(unit: Unit, event: MessagingTurned) -> None:
    """Hear that messages pause, end or go on: days on which they pause cost nothing.

    What goes on is agreed to anew, so that the fee of the policy of before ended with the pause.
    """
    where = event.practice_id, event.space_id
    today = today_in(unit, event.practice_id)
    match event.state:
        case "paused":
            queries.begin_pause(unit, *where, today)
        case "ended":
            queries.end_pause(unit, *where, today - ONE_DAY)
            end_plans(unit, *where, today, {})
        case _:
            queries.end_pause(unit, *where, today - ONE_DAY)
            end_plans(unit, *where, today - ONE_DAY, {"source": "policy"})


def hear_last_day(unit: Unit, event: LastDaySet) -> None:
    """Hear after which day no consent counts any more: the fee of a policy ends with it."""
    end_plans(unit, event.practice_id, event.space_id, event.last, {"source": "policy"})


def hear_seats(unit: Unit, event: SeatsChanged) -> None:
    """Hear that seats were taken away: whoever has none pays for no day after this one."""
    if event.type == "care":
        for seat_id in event.removed:
            today = today_in(unit, event.practice_id)
            end_plans(unit, event.practice_id, event.space_id, today, {"agreed_by": seat_id})


def hear_taken_back(unit: Unit, event: ReplyTakenBack) -> None:
    """Hear that an answer was taken back that nobody saw: what it was to cost goes with it."""
    where = event.practice_id, event.space_id
    if charges.charge_at(unit, *where, event.entry_id) is None:
        return
    hold(unit, *where)
    known = charges.charge_at(unit, *where, event.entry_id)
    if known and not known.month and not disputes.dispute_at(unit, *where, event.entry_id):
        charges.delete_charge(unit, *where, event.entry_id)
        unit.audit("charge.taken_back", subject=event.entry_id)


def end_plans(
    unit: Unit, practice_id: str, space_id: str, last: date, only: dict[str, str]
) -> None:
    """Let plans that were agreed to end with a day."""
    if queries.is_any_plan(unit, practice_id, space_id):
        hold(unit, practice_id, space_id)
        queries.end_plans(unit, practice_id, space_id, last, only)


def hold(unit: Unit, practice_id: str, space_id: str) -> date:
    """Keep other writers from a thread's account until the commit; return the local day."""
    today = today_in(unit, practice_id)
    holding.lock_account(unit, practice_id, space_id, month_of(today))
    return today
