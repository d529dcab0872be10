"""The quarterly review: what there is to look at, and that it was held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from meantime.server.kit.problems import Malformed
from meantime.server.policies.rules.days import is_possible, local_day
from meantime.server.practices import service as practices
from meantime.server.rollout.queries import reviews as queries
from meantime.server.rollout.queries.rollouts import rollout_of
from meantime.server.rollout.rules.reviews import QUARTER, is_due, wrong_days
from meantime.server.rollout.service.days import today_in, zone_of
from meantime.server.rollout.service.measures import measures_of
from meantime.server.rollout.service.reasons import demand_reason
from meantime.server.rollout.service.telling import tell_staff
from meantime.wire import reviews as wire

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

REASONS: Final = {
    "ahead": "must have come",
    "order": "must come after the day of this review",
    "far": "must be within a year",
    "impossible": "is no day that can be counted with",
}


def show_review(unit: Unit) -> wire.ReviewShown:
    """Return what there is to review since the last time, or in a quarter. Raises NotPermitted."""
    practices.demand_staff(unit)
    practice_id = unit.caller.practice_id
    held = queries.reviews_of(unit, practice_id)
    since = held[0].filed_at if held else unit.now - QUARTER
    due_on = held[0].next_on if held else None
    return wire.ReviewShown(
        since=since,
        until=unit.now,
        measures=measures_of(unit, practice_id, (since, unit.now)),
        is_due=is_due(due_on, scaled_on(unit, practice_id), today_in(unit)),
        due_on=due_on,
        reviews=[as_wire(row) for row in held],
    )


def file_review(unit: Unit, review: wire.NewReview) -> wire.ReviewShown:
    """Note that a review was held and when the next is, as a custodian.

    Raises NotPermitted; Malformed for days that cannot be, or without the sealed decisions.
    """
    practices.demand_custodian(unit)
    days = {"held_on": review.held_on, "next_on": review.next_on}
    reasons: dict[str, str] = {
        field: "impossible" for field, day in days.items() if not is_possible(day)
    }
    reasons = reasons or dict(wrong_days(review.held_on, review.next_on, today_in(unit)))
    if reasons:
        fields = {field: REASONS[reason] for field, reason in reasons.items()}
        raise Malformed(fields=fields, reasons=reasons)
    demand_reason(unit, "decisions_id", review.decisions_id)
    queries.put_review(unit, unit.caller.practice_id, review.decisions_id, **days)
    unit.audit("review.filed", subject=review.decisions_id)
    tell_staff(unit)
    return show_review(unit)


def scaled_on(unit: Unit, practice_id: str) -> date | None:
    """Return the local day on which the last phase began, None before."""
    rollout = rollout_of(unit, practice_id)
    if rollout is None or rollout.phase != "scale":
        return None
    return local_day(rollout.since, zone_of(unit))


def as_wire(row: Row[Any]) -> wire.Review:
    return wire.Review(
        held_on=row.held_on,
        decisions_id=row.decisions_id,
        next_on=row.next_on,
        filed_by=row.filed_by,
        filed_at=row.filed_at,
    )
