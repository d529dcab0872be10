"""Reviewing an emergency: somebody else says, in the chart, whether it was one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.server.kit.problems import NotPermitted
from meantime.server.practices.service.care_team import demand_care_team
from meantime.server.practices.service.telling import tell_change
from meantime.server.records.problems import ReasonMissing
from meantime.server.records.queries import emergencies as queries
from meantime.server.records.rules import emergencies as rules
from meantime.server.records.service.emergencies.ending import close
from meantime.server.records.service.emergencies.listing import find, show_one
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit
    from meantime.wire import emergencies as wire


def review_emergency(unit: Unit, id_: str, review: wire.NewReview) -> wire.Emergency:
    """Sign an emergency off by a review in its chart; one that still runs ends with that.

    The first review stands. Raises NotFound, NotPermitted for whoever opened it or read,
    ReasonMissing unless the review was written there since.
    """
    seen = find(unit, id_)
    me = unit.caller.seat_id
    if not rules.may_review(me, seen.opened_by, seen.account_id):
        raise NotPermitted
    demand_care_team(unit, seen.space_id)
    row = queries.lock_emergency(unit, seen.practice_id, id_)
    if row is not None and row.reviewed_at is None:
        demand_review(unit, row, review.review_id)
        if row.ended_at is None:
            close(unit, row, by=me)
        done = {"reviewed_by": me, "reviewed_at": unit.now, "review_id": review.review_id}
        queries.change_emergency(unit, row.practice_id, id_, **done)
        unit.audit("emergency.reviewed", subject=id_)
        tell_change(unit, row.practice_id, row.space_id)
    return show_one(unit, id_)


def demand_review(unit: Unit, row: Row[Any], review_id: str) -> None:
    """Raise ReasonMissing unless the caller, or the practice, has written it in the chart since."""
    said = spaces.written(unit, row.practice_id, row.chart_id, review_id)
    if said is None or said.kind != "post" or said.received_at < row.opened_at:
        raise ReasonMissing
    if review_id == row.id or (said.role != "practice" and said.author != unit.caller.seat_id):
        raise ReasonMissing
