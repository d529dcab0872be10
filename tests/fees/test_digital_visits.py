"""Mostly “no, because of a session within seven days”; and “it may” to the second and the day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from meantime.fees.digital_visits import Exchange, Spent, Visit, check

LOOKED = date(2026, 3, 4)
LATER = LOOKED + timedelta(days=8)
SOUND = Exchange(reviewed_on=LOOKED, spent=[Spent(6 * 60)])


def after(days):
    return Visit(LOOKED + timedelta(days=days))


def test_what_is_sound_may_be_billed():
    assert check(SOUND, LATER).may
    assert check(SOUND, LATER).tier == "short"


@pytest.mark.parametrize(
    ("minutes", "seconds", "tier"),
    [
        (0, 0, ""),
        (4, 59, ""),
        (5, 0, "short"),
        (10, 59, "short"),
        (11, 0, "middle"),
        (20, 59, "middle"),
        (21, 0, "long"),
    ],
)
def test_time_counts_to_the_second(minutes, seconds, tier):
    verdict = check(replace(SOUND, spent=[Spent(60 * minutes), Spent(seconds)]), LATER)
    assert verdict.tier == tier
    assert verdict.reasons == (() if tier else ("too_short",))


@pytest.mark.parametrize(
    ("days", "reasons"),
    [
        (-8, ()),
        (-7, ("visit_before",)),
        (0, ("visit_before",)),
        (1, ("visit_after",)),
        (7, ("visit_after",)),
        (8, ()),
    ],
)
def test_a_session_within_seven_days_on_either_side_stands_against_it(days, reasons):
    assert check(replace(SOUND, visits=[after(days)]), LATER).reasons == reasons


def test_a_session_about_something_else_does_not():
    elsewhere = replace(after(3), is_related=False)
    assert check(replace(SOUND, visits=[elsewhere]), LATER).may


def test_before_the_seven_days_are_over_nobody_can_say():
    assert check(SOUND, LOOKED + timedelta(days=7)).reasons == ("window_open",)
    assert check(SOUND, LOOKED + timedelta(days=8)).may


def test_only_a_clinician_s_own_time_that_counts_nowhere_else_is_looked_at():
    staff = Spent(600, is_clinician=False)
    elsewhere = Spent(600, is_counted_elsewhere=True)
    spent = [Spent(299), staff, elsewhere]
    assert check(replace(SOUND, spent=spent), LATER).reasons == ("too_short",)
    assert check(replace(SOUND, spent=[*spent, Spent(1)]), LATER).tier == "short"


@pytest.mark.parametrize(
    ("about", "reason"),
    [
        ({"is_by_client": False}, "not_by_client"),
        ({"is_urgent": True}, "urgent"),
        ({"needs_evaluation": False}, "no_evaluation"),
        ({"is_established": False}, "not_established"),
        ({"has_consent": False}, "no_consent"),
        ({"is_restricted": True}, "self_pay"),
        ({"has_other_code": True}, "another_code"),
    ],
)
def test_each_other_reason_stands_against_it_alone(about, reason):
    assert check(replace(SOUND, **about), LATER).reasons == (reason,)
