"""What the server can count for a review; the rest is in what people wrote: devices count that."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.content.rollout import plan
from meantime.server.accounts.queries.sign_ins import seen_since
from meantime.server.boundaries import service as boundaries
from meantime.server.kit.pages import PAGE
from meantime.server.policies import service as policies
from meantime.server.practices import service as practices
from meantime.server.rollout.queries.rollouts import made_up_in
from meantime.server.rollout.service.places import offered_in
from meantime.server.safety import service as safety
from meantime.server.spaces import service as spaces
from meantime.wire.reviews import Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from meantime.content.rollout import Question
    from meantime.server.kit.unit import Unit

    Between = tuple[datetime, datetime]
    Counted = tuple[int, int]  # so many of so many


def measures_of(unit: Unit, practice_id: str, between: Between) -> list[Measure]:
    """Return every question of the review, with what was counted `between` two instants."""

    def measure(question: Question) -> Measure:
        count = COUNTED.get(question.metric)
        part, n = count(unit, practice_id, between) if count else (0, 0)
        is_share = question.metric != ACCESS
        value = None if n == 0 else part / n if is_share else float(part)
        return Measure(id=question.id, metric=question.metric, value=value, n=n)

    return [measure(each) for each in plan().quarterly]


def within_window(unit: Unit, practice_id: str, between: Between) -> Counted:
    in_time, due = boundaries.answered_in_time(
        unit, practice_id, between, made_up_in(unit, practice_id)
    )
    return in_time, due


def off_hours(unit: Unit, practice_id: str, between: Between) -> Counted:
    return boundaries.answered_off_hours(unit, practice_id, between, made_up_in(unit, practice_id))


def on_time(unit: Unit, practice_id: str, between: Between) -> Counted:
    block = timedelta(minutes=plan().routine.minutes_per_block)
    in_time, due = safety.alerts_reviewed(
        unit, practice_id, between, block, made_up_in(unit, practice_id)
    )
    return in_time, due


def consent_current(unit: Unit, practice_id: str, between: Between) -> Counted:
    """Count the threads to which messaging is offered and goes on, where a policy is in force."""
    offered = offered_in(unit, practice_id, between[1])
    responsible = dict(spaces.responsible_with_clients(unit, practice_id))
    threads = [(each, responsible[each]) for each in offered if each in responsible]
    stand = [
        each
        for start in range(0, len(threads), PAGE)
        for each in policies.standings_among(unit, practice_id, threads[start : start + PAGE])
        if each.state == "on" and each.version
    ]
    return sum(each.may_write for each in stand), len(stand)


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
COUNTED: Final[Mapping[str, Callable[[Unit, str, Between], Counted]]] = {
    "response_within_window": within_window,
    "off_hours_reply_share": off_hours,
    "safety_review_on_time": on_time,
    "consent_current_share": consent_current,
    "crisis_lines_current": lines_current,
    ACCESS: not_here,
}
