"""Good-faith estimates: in time, for a year at most, and a warning before a bill goes far above."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.fees.business_days import business_days_between, business_days_later
from meantime.fees.estimates import (
    Expected,
    due_on,
    kept_until,
    last_day,
    total,
    warning,
    why_anew,
)

MONDAY = date(2028, 3, 6)
FRIDAY = date(2028, 3, 10)
DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("held_on", "due"),
    [
        ("2028-03-06", None),  # the same day
        ("2028-03-08", None),  # two business days ahead
        ("2028-03-09", "2028-03-07"),  # three
        ("2028-03-17", "2028-03-07"),  # nine, over a weekend
        ("2028-03-20", "2028-03-09"),  # ten
        ("2028-06-01", "2028-03-09"),
    ],
)
def test_what_is_scheduled_ahead_has_its_estimate_in_time(held_on, due):
    found = due_on(booked_on=MONDAY, held_on=date.fromisoformat(held_on))
    assert found == (date.fromisoformat(due) if due else None)


def test_who_asks_has_one_within_three_business_days():
    assert due_on(asked_on=MONDAY) == date(2028, 3, 9)
    assert due_on(asked_on=FRIDAY) == date(2028, 3, 15)
    assert due_on() is None


def test_of_two_reasons_the_earlier_day_counts():
    held_on = MONDAY + timedelta(days=30)
    assert due_on(asked_on=FRIDAY, booked_on=MONDAY, held_on=held_on) == date(2028, 3, 9)


def test_a_holiday_is_no_business_day():
    assert due_on(asked_on=MONDAY, holidays={date(2028, 3, 8)}) == FRIDAY
    held_on, holidays = date(2028, 3, 9), {date(2028, 3, 7)}
    assert due_on(booked_on=MONDAY, held_on=held_on, holidays=holidays) is None


@given(DAYS, st.integers(0, 40), st.sets(DAYS, max_size=5))
def test_business_days_are_counted_as_they_are_added(day, count, holidays):
    later = business_days_later(day, count, holidays)
    assert business_days_between(day, later, holidays) == count


@pytest.mark.parametrize(
    ("since", "until"),
    [("2028-03-06", "2029-03-05"), ("2028-02-29", "2029-02-28"), ("2027-03-01", "2028-02-29")],
)
def test_an_estimate_is_for_twelve_months_at_most(since, until):
    assert last_day(date.fromisoformat(since)) == date.fromisoformat(until)


def test_what_has_an_estimate_of_its_own_is_not_in_the_sum():
    services = [Expected(4, 15_000), Expected(10, 1500, 124), Expected(1, 99, separately=True)]
    assert total(services) == 76_240


@pytest.mark.parametrize(
    ("billed", "currency", "said"),
    [
        (139_999, "USD", ""),
        (140_000, "USD", "over"),  # 400 dollars more
        (50_000, "USD", ""),
        (999_999, "EUR", "not_in_dollars"),
    ],
)
def test_a_bill_far_above_its_estimate_warns_before_it_goes_out(billed, currency, said):
    assert warning(100_000, billed, currency) == said


def test_another_plan_needs_another_estimate():
    until = last_day(MONDAY)
    assert why_anew(MONDAY, until, [MONDAY], FRIDAY) == ""
    assert why_anew(MONDAY, until, [MONDAY, FRIDAY], FRIDAY) == "plan"
    assert why_anew(MONDAY, until, [], until) == ""
    assert why_anew(MONDAY, until, [FRIDAY], until + timedelta(days=1)) == "ended"


def test_a_copy_is_kept_for_six_years():
    assert kept_until(date(2028, 2, 29)) == date(2034, 3, 1)
    assert kept_until(MONDAY) == date(2034, 3, 6)
