"""Shares that the quarterly review asks for as well, for a time of its own: one way to count."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from meantime.content.rollout import plan
from meantime.server.boundaries import service as boundaries
from meantime.server.insights.rules.counts import Count
from meantime.server.insights.service.look import made_up_in
from meantime.server.kit.pages import PAGE
from meantime.server.policies import service as policies
from meantime.server.policies.rules.offers import is_offered
from meantime.server.safety import service as safety
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from meantime.server.boundaries.rules.days import Period
    from meantime.server.kit.unit import Unit


def within_window(unit: Unit, practice_id: str, span: Period) -> Count:
    """Count the messages answered by when that was promised, of those due in a time."""
    found = boundaries.answered_in_time(unit, practice_id, span, made_up_in(unit, practice_id))
    return Count(found.due, found.in_time, found.people)


def off_hours(unit: Unit, practice_id: str, span: Period) -> Count:
    """Count the answers that showed outside of hours, of all that showed in a time."""
    found = boundaries.answered_off_hours(unit, practice_id, span, made_up_in(unit, practice_id))
    return Count(found.total, found.off, found.people)


def reviewed_on_time(unit: Unit, practice_id: str, span: Period) -> Count:
    """Count the alerts that somebody took by the next review, of those opened in a time."""
    found = safety.alerts_reviewed(unit, practice_id, span, block(), made_up_in(unit, practice_id))
    return Count(found.due, found.in_time, found.people)


def consent_current(unit: Unit, practice_id: str, span: Period) -> Count:
    """Count the threads whose client may write, of those offered messaging before a time's end.

    As they stand now: where it goes on, and a policy is in force.
    """
    made_up = made_up_in(unit, practice_id)
    offered = {
        space_id
        for space_id, said in policies.decisions_in(unit, practice_id).items()
        if space_id not in made_up
        and is_offered(said.decision, said.state)
        and said.offered_at
        and said.offered_at < span[1]
    }
    found = spaces.responsible_with_clients(unit, practice_id)
    threads = [each for each in found if each[0] in offered]
    stand = [
        each
        for start in range(0, len(threads), PAGE)
        for each in policies.standings_among(unit, practice_id, threads[start : start + PAGE])
        if each.state == "on" and each.version
    ]
    return Count(len(stand), sum(each.may_write for each in stand), len(stand))


def block() -> timedelta:
    """Return how long a review takes, by the plan of the roll-out."""
    return timedelta(minutes=plan().routine.minutes_per_block)
