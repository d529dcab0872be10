"""Whole weeks by the clock of the practice, also where it is moved."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.server.insights.rules.periods import LEAST, LONGEST, settle
from meantime.server.insights.rules.weeks import (
    WEEK,
    Weeks,
    last_ripe,
    monday_of,
    next_count,
    whole,
)
from meantime.wire import insights as wire

BERLIN = "Europe/Berlin"
DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))


@pytest.mark.parametrize(
    ("monday", "hours"),
    [
        (date(2026, 3, 16), 168),
        (date(2026, 3, 23), 167),  # clocks go forward on its Sunday
        (date(2026, 10, 19), 169),
    ],
)
def test_a_week_has_the_hours_that_its_clock_gives_it(monday, hours):
    weeks = Weeks(monday, monday + WEEK, BERLIN)
    assert weeks.ends_at - weeks.starts_at == timedelta(hours=hours)


def test_weeks_follow_each_other_without_a_gap():
    weeks = Weeks(date(2026, 3, 16), date(2026, 4, 6), BERLIN)
    each = list(weeks.each())
    assert len(each) == weeks.number == 3
    assert (each[0][0], each[-1][1]) == (weeks.starts_at, weeks.ends_at)
    assert all(before[1] == after[0] for before, after in pairwise(each))


@given(DAYS, st.integers(0, 40))
@settings(max_examples=50)
def test_whole_weeks_lie_within_the_days_that_were_asked_for(since, days):
    until = since + timedelta(days=days)
    first, last = whole(since, until)
    assert first.weekday() == last.weekday() == 0
    assert first == last or (since <= first and last <= until)
    assert (last - first) // WEEK >= (days - 6) // 7  # and none of them is left out


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (datetime(2026, 4, 5, 21, 59, tzinfo=UTC), date(2026, 3, 23)),  # Sunday, 23:59 in Berlin
        (datetime(2026, 4, 5, 22, 0, tzinfo=UTC), date(2026, 3, 30)),
    ],
)
def test_a_week_is_ripe_a_week_after_it_is_over(now, until):
    assert last_ripe(now, BERLIN) == until


@given(st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))
@settings(max_examples=50)
def test_it_is_counted_early_on_the_next_monday(now):
    at = next_count(now, BERLIN)
    assert now < at <= now + WEEK + timedelta(hours=1)
    local = at.astimezone(ZoneInfo(BERLIN))
    assert (local.weekday(), local.hour) == (0, 4)
    assert last_ripe(at, BERLIN) + WEEK == monday_of(local.date())


@pytest.mark.parametrize(
    ("people", "weeks", "what"),
    [(5, 1, "shown"), (4, 1, "waits"), (0, 12, "waits"), (4, 13, "hidden"), (5, 13, "shown")],
)
def test_weeks_are_one_until_five_people_stand_behind_them(people, weeks, what):
    assert settle(people, weeks) == what
    assert (LEAST, LONGEST) == (wire.LEAST, 13)
