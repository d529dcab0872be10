"""By when a request is answered: day 30 and day 60, one extension, whatever the calendar does."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.protocol.request_posts import RequestKind
from meantime.requesting.accounting import years_before
from meantime.requesting.days import due_on, latest_on, reminded_on, wrong_extension

DAYS = st.dates(date(1990, 1, 1), date(2190, 1, 1))
KINDS = st.sampled_from(get_args(RequestKind))
FEW = settings(max_examples=40)


@FEW
@given(KINDS, DAYS, st.integers(-40, 130), st.integers(0, 130))
def test_an_extension_ends_past_the_due_day_and_no_more_than_thirty_days_past_it(
    kind, asked, until_in, told_in
):
    until, told = asked + timedelta(until_in), asked + timedelta(told_in)
    due = due_on(kind, asked)
    is_right = wrong_extension(kind, asked, until, told) is None
    assert is_right == (told <= due < until <= due + timedelta(30))
    assert latest_on(kind, asked) - due == timedelta(30)


@FEW
@given(KINDS, DAYS, st.booleans())
def test_reminders_come_to_an_end_after_the_day_that_it_is_due(kind, asked, is_extended):
    due = latest_on(kind, asked) if is_extended else due_on(kind, asked)
    days, after = [], asked
    while day := reminded_on(asked, due, after):
        days.append(day)
        after = day
    assert days == [asked + timedelta(1), due - timedelta(7), due + timedelta(1)]


def test_what_is_noted_late_is_reminded_of_at_once_and_as_it_is_overdue():
    asked, due = date(2027, 1, 1), date(2027, 1, 31)
    assert reminded_on(asked, due, date(2027, 1, 29)) == date(2027, 2, 1)
    assert reminded_on(asked, due, date(2027, 2, 1)) is None


@pytest.mark.parametrize(
    ("day", "before"),
    [("2028-02-29", "2022-02-28"), ("2027-03-01", "2021-03-01"), ("2026-02-28", "2020-02-28")],
)
def test_six_years_before_a_leap_day_is_the_day_before_it(day, before):
    assert str(years_before(date.fromisoformat(day))) == before
