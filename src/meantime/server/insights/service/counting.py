"""Counting weeks: which are ripe, what they come to, and that each is kept once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from meantime.server.insights.queries import periods as queries
from meantime.server.insights.queries.periods import Period
from meantime.server.insights.rules.periods import settle
from meantime.server.insights.rules.weeks import (
    WEEK,
    Weeks,
    begins,
    last_ripe,
    monday_of,
    next_count,
)
from meantime.server.insights.service.formulas import FLOWS, FORMULAS, STOCKS
from meantime.server.insights.service.look import Looks
from meantime.server.kit.outbox.posting import NewMessage, post_message
from meantime.server.kit.timers.setting import NewTimer, set_timer
from meantime.server.practices import service as practices

if TYPE_CHECKING:
    from datetime import date, datetime

    from meantime.server.kit.timers.queries import Timer
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import SeatsChanged

INSIGHTS: Final = "insights"  # the timer's kind and the outbox's channel


class Ripe(NamedTuple):
    """A week that is to be counted, from its Monday on, and from which Monday each metric is.

    `is_newest`: there is no other behind it yet.
    """

    zone: str
    monday: date
    since: date
    is_newest: bool


class Counted(NamedTuple):
    """What a week came to: the periods that end with it."""

    ripe: Ripe
    periods: list[Period]


def plan_counts(unit: Unit, event: SeatsChanged) -> None:
    """Hear that a practice was founded: its weeks are to be counted."""
    if event.type == "practice" and event.seq == 0:
        new = NewTimer(event.practice_id, INSIGHTS, event.practice_id, unit.now, INSIGHTS)
        set_timer(unit, new)


def order(unit: Unit, timer: Timer) -> datetime:
    """Order that weeks are counted; the first step only finds out when that is next."""
    if timer.step:
        post_message(unit, NewMessage(timer.practice_id, INSIGHTS, timer.practice_id, INSIGHTS))
    zone = practices.zone_of(unit, timer.practice_id)
    return next_count(max(timer.due_at, unit.now), zone)


def begin(unit: Unit, practice_id: str) -> None:
    """Note with which week counting begins: that in which the practice was founded."""
    if queries.counted_until(unit, practice_id) is None:
        zone = practices.zone_of(unit, practice_id)
        founded_at = practices.founded_at(unit, practice_id)
        queries.begin(unit, practice_id, monday_of(founded_at.astimezone(ZoneInfo(zone)).date()))


def next_ripe(unit: Unit, practice_id: str) -> Ripe | None:
    """Return the next week to count, None while none has been over for a week."""
    counted = queries.counted_until(unit, practice_id)
    zone = practices.zone_of(unit, practice_id)
    until = last_ripe(unit.now, zone)
    if counted is None or counted.until >= until:
        return None
    return Ripe(zone, counted.until, counted.since, is_newest=counted.until + WEEK >= until)


def count(unit: Unit, practice_id: str, ripe: Ripe) -> Counted:
    """Return the periods that end with a week, of each metric of which one does.

    What stands as it stands is counted with the newest week alone: of those before nobody knows.
    """
    until = ripe.monday + WEEK
    looks = Looks(unit, practice_id, begins(until + WEEK, ripe.zone))
    ends = queries.ends_of(unit, practice_id)
    begun = {metric: ends.get(metric, ripe.since) for metric in FLOWS}
    if ripe.is_newest:
        begun |= dict.fromkeys(STOCKS, ripe.monday)
    found = []
    for metric, since in begun.items():
        weeks = Weeks(since, until, ripe.zone)
        result = FORMULAS[metric](looks.at(weeks), weeks)
        settled = settle(result.people, weeks.number)
        if settled != "waits":
            shown = result if settled == "shown" else None
            found.append(Period(metric, since, until, shown))
    return Counted(ripe, found)


def keep(unit: Unit, practice_id: str, counted: Counted) -> None:
    """Keep what a week came to, unless somebody else has meanwhile."""
    until = counted.ripe.monday + WEEK
    if queries.move_on(unit, practice_id, counted.ripe.monday, until):
        queries.put_periods(unit, practice_id, counted.periods)
        unit.audit("insights.counted", subject=practice_id, practice_id=practice_id)
