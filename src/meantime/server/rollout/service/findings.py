"""What the server knows of each task, from the rooms below: never more than they can show."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.content.rollout import plan
from meantime.content.survey import surveys
from meantime.server.boundaries import service as boundaries
from meantime.server.notices import service as notices
from meantime.server.policies import service as policies
from meantime.server.practices import service as practices
from meantime.server.rollout.queries.reviews import reviews_of
from meantime.server.rollout.queries.rollouts import made_up_in
from meantime.server.rollout.queries.surveys import rounds_of
from meantime.server.rollout.rules.tasks import Finding, Found, reached
from meantime.server.rollout.service.days import today_in
from meantime.server.rollout.service.places import ever_offered, offered_in
from meantime.server.rollout.service.vendors import agreements_in
from meantime.server.safety import service as safety
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from typing import Any

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

UNKNOWN: Final = Finding()
NOT_BEGUN: Final = Finding(is_so=False)
CUSTODIANS: Final = 2  # so that the records open without one of them


class Stretch(NamedTuple):
    """The time of the pilot: what it has to show is counted from `since` until before `until`.

    Once it `is_over`, nothing that is decided later changes what it has shown.
    """

    since: datetime
    until: datetime
    is_over: bool

    @property
    def between(self) -> tuple[datetime, datetime]:
        return self.since, self.until


def stretch_of(unit: Unit, rollout: Row[Any] | None) -> Stretch | None:
    """Return the time of the pilot, None before it has begun."""
    if rollout is None or rollout.pilot_at is None:
        return None
    is_over = rollout.phase == "scale"
    return Stretch(rollout.pilot_at, rollout.since if is_over else unit.now, is_over)


def finding_of(unit: Unit, task_id: str, stretch: Stretch | None) -> Finding:
    """Return what the server knows of a task."""
    if task_id in OF_PRACTICE:
        return OF_PRACTICE[task_id](unit, unit.caller.practice_id)
    if task_id in OF_PILOT:
        found = OF_PILOT[task_id]
        return found(unit, unit.caller.practice_id, stretch) if stretch else NOT_BEGUN
    return UNKNOWN


def policy(unit: Unit, practice_id: str) -> Finding:
    version, at = policies.practice_version(unit, practice_id) or (0, None)
    return reached("policy_version", version, 1, at)


def hours(unit: Unit, practice_id: str) -> Finding:
    return reached("hours", int("hours" in policies.practice_facts(unit, practice_id)), 1)


def night(unit: Unit, practice_id: str) -> Finding:
    return reached("night", int("night" in policies.practice_facts(unit, practice_id)), 1)


def agreements(unit: Unit, practice_id: str) -> Finding:
    """Where the register names nobody it is for people to say that nobody else touches anything."""
    signed, of = agreements_in(unit, practice_id)
    return reached("agreements", signed, of) if of else UNKNOWN


def crisis_lines(unit: Unit, practice_id: str) -> Finding:
    """Of a country that the content does not know somebody has to say it."""
    found = safety.lines_checked(unit, practice_id, practices.country_of(unit, practice_id))
    if not found.shown:
        return UNKNOWN
    return reached("crisis_lines", found.lately, found.shown, found.oldest_at)


def custodians(unit: Unit, practice_id: str) -> Finding:
    """With one alone somebody has to say where the recovery code lies: the server knows of none."""
    count = len(practices.custodians_of(unit, practice_id))
    return Finding(count >= CUSTODIANS or None, Found("custodians", count, CUSTODIANS))


def drill(unit: Unit, practice_id: str) -> Finding:
    """Which alert was a drill is nothing that the server knows."""
    return Finding(None, Found("alerts_closed", *closed(unit, practice_id)))


def closed(unit: Unit, practice_id: str) -> tuple[int, int, datetime | None]:
    count, newest = safety.closed_in(unit, practice_id)
    return count, 0, newest


def chosen(unit: Unit, practice_id: str, stretch: Stretch) -> list[str]:
    """Return the threads of the pilot: those offered now; once it is over, those offered then."""
    offered = ever_offered if stretch.is_over else offered_in
    return offered(unit, practice_id, stretch.until)


def select(unit: Unit, practice_id: str, stretch: Stretch) -> Finding:
    count = len(chosen(unit, practice_id, stretch))
    return reached("offered", count, plan().phase("pilot").limits.clients_min)


def introduce(unit: Unit, practice_id: str, stretch: Stretch) -> Finding:
    """See that each has agreed and it was gone through: as it stands, or as it was at the end."""
    threads = chosen(unit, practice_id, stretch)
    if stretch.is_over:
        agreed = len(policies.agreed_in(unit, practice_id, threads, stretch.until))
    else:
        stand = policies.standings_among(
            unit,
            practice_id,
            [(each, spaces.responsible_of(unit, practice_id, each)) for each in threads],
        )
        agreed = sum(each.may_write and each.reviewed_at is not None for each in stand)
    return Finding(0 < len(threads) == agreed, Found("agreed", agreed, len(threads)))


def routine(unit: Unit, practice_id: str, stretch: Stretch) -> Finding:
    """Show how often people came by when something waited; of other reviews nothing is known."""
    block = timedelta(minutes=plan().routine.minutes_per_block)
    kept, of = notices.reviews_kept(
        unit, practice_id, stretch.between, block, made_up_in(unit, practice_id)
    )
    return Finding(None, Found("reviews_kept", kept, of))


def feedback(unit: Unit, practice_id: str, stretch: Stretch) -> Finding:
    """See that everybody has answered; that reminders were sent is for people to say."""
    everything = [each.id for each in surveys().surveys]
    rounds = [
        row
        for row in rounds_of(unit, practice_id, unit.caller.seat_id, everything)
        if stretch.since <= row.opened_at < stretch.until
    ]
    answered, asked = (sum(getattr(row, name) for row in rounds) for name in ("answered", "asked"))
    return Finding(0 < asked <= answered or None, Found("answers", answered, asked))


def adjust(unit: Unit, practice_id: str, stretch: Stretch) -> Finding:
    """Look for a version since the pilot began; that nothing had to change is for people to say."""
    version, at = policies.practice_version(unit, practice_id) or (0, None)
    is_newer = at is not None and at >= stretch.since
    return Finding(is_newer or None, Found("policy_version", version, 0, at))


def replies_in_time(unit: Unit, practice_id: str, stretch: Stretch) -> Finding:
    """Tell whether half of all were: then the median is within what was promised."""
    in_time, due, _ = boundaries.answered_in_time(
        unit, practice_id, stretch.between, made_up_in(unit, practice_id)
    )
    is_so = 2 * in_time >= due if due else None
    return Finding(is_so, Found("replies_in_time", in_time, due))


def alerts_reviewed(unit: Unit, practice_id: str, stretch: Stretch) -> Finding:
    block = timedelta(minutes=plan().routine.minutes_per_block)
    in_time, due, _ = safety.alerts_reviewed(
        unit, practice_id, stretch.between, block, made_up_in(unit, practice_id)
    )
    return reached("alerts_reviewed", in_time, due)


def quarterly(unit: Unit, practice_id: str) -> Finding:
    """See that one was filed, and that the day of the next has not passed."""
    held = reviews_of(unit, practice_id)
    if not held:
        return Finding(is_so=False, evidence=Found("reviews", 0))
    evidence = Found("reviews", len(held), at=held[0].filed_at)
    return Finding(held[0].next_on >= today_in(unit), evidence)


OF_PRACTICE: Final[Mapping[str, Callable[[Unit, str], Finding]]] = {
    "rollout.p1.agreements": agreements,
    "rollout.p1.policy": policy,
    "rollout.p1.hours": hours,
    "rollout.p1.night": night,
    "rollout.p1.crisis": crisis_lines,
    "rollout.p1.custody": custodians,
    "rollout.p1.drill": drill,
    "rollout.p3.quarterly": quarterly,
}
OF_PILOT: Final[Mapping[str, Callable[[Unit, str, Stretch], Finding]]] = {
    "rollout.p2.select": select,
    "rollout.p2.introduce": introduce,
    "rollout.p2.routine": routine,
    "rollout.p2.feedback": feedback,
    "rollout.p2.adjust": adjust,
    "rollout.p2.replies_in_time": replies_in_time,
    "rollout.p2.alerts_reviewed": alerts_reviewed,
}
