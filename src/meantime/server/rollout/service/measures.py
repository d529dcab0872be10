"""What the server can count for a review; the rest is in what people wrote: devices count that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.content.rollout import plan
from meantime.server.accounts.queries.sign_ins import seen_since
from meantime.server.insights import service as insights
from meantime.server.practices import service as practices
from meantime.server.safety import service as safety
from meantime.wire.reviews import Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from meantime.content.rollout import Question
    from meantime.server.insights.rules.counts import Count
    from meantime.server.kit.unit import Unit

    Between = tuple[datetime, datetime]
    Counted = tuple[int, int]  # so many of so many


def measures_of(unit: Unit, practice_id: str, between: Between) -> list[Measure]:
    """Return every question of the review, with what was counted `between` two instants."""

    def measure(question: Question) -> Measure:
        part, n = counted(unit, practice_id, between, question.metric)
        is_share = question.metric != ACCESS
        value = None if n == 0 else part / n if is_share else float(part)
        return Measure(id=question.id, metric=question.metric, value=value, n=n)

    return [measure(each) for each in plan().quarterly]


def counted(unit: Unit, practice_id: str, between: Between, metric: str) -> Counted:
    """Return what a metric comes to: as insights count it, where they do."""
    if metric in OF_INSIGHTS:
        found = OF_INSIGHTS[metric](unit, practice_id, between)
        return found.part, found.n
    return COUNTED[metric](unit, practice_id, between) if metric in COUNTED else (0, 0)


def lines_current(unit: Unit, practice_id: str, between: Between) -> Counted:
    del between  # by their own age
    found = safety.lines_checked(unit, practice_id, practices.country_of(unit, practice_id))
    return found.lately, found.shown


def not_here(unit: Unit, practice_id: str, between: Between) -> Counted:
    """Count the staff who have access and have not used it: nobody may need it any more."""
    staff = practices.roles_of(unit, practice_id)
    here = seen_since(unit, practice_id, between[0])
    return len(staff.keys() - here), len(staff)


ACCESS: Final = "access_review"
OF_INSIGHTS: Final[Mapping[str, Callable[[Unit, str, Between], Count]]] = {
    "response_within_window": insights.within_window,
    "off_hours_reply_share": insights.off_hours,
    "safety_review_on_time": insights.reviewed_on_time,
    "consent_current_share": insights.consent_current,
}
COUNTED: Final[Mapping[str, Callable[[Unit, str, Between], Counted]]] = {
    "crisis_lines_current": lines_current,
    ACCESS: not_here,
}
