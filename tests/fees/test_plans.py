"""What a month comes to, by each kind of plan, and what costs nothing under any."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.fees.plans import Plan, Reply, end_of_month, lines_of, plan_on, why_free

MARCH = date(2028, 3, 1)
FEBRUARY = date(2028, 2, 1)  # of a leap year
MONTHLY = Plan("monthly", "USD", since=date(2028, 1, 1), amount=4000)
EACH = Plan("per_message", "USD", since=date(2028, 1, 1), amount=1500, tax_rate=825)
SAID = Reply("entry", on=date(2028, 3, 9), is_confirmed=True)


def total(lines):
    return sum(line.amount for line in lines)


def test_a_whole_month_is_one_line_at_its_price():
    [line] = lines_of([MONTHLY], [], MARCH)
    assert (line.since, line.until, line.amount) == (MARCH, date(2028, 3, 31), 4000)


def test_a_plan_that_begins_or_ends_within_the_month_costs_its_days():
    begins = replace(MONTHLY, since=date(2028, 2, 15))
    assert total(lines_of([begins], [], FEBRUARY)) == 2069  # 15 of 29 days
    ends = replace(MONTHLY, until=date(2028, 2, 14))
    assert total(lines_of([ends], [], FEBRUARY)) == 1931  # 14 of 29 days
    assert total(lines_of([begins, ends], [], FEBRUARY)) == 4000


def test_a_pause_makes_two_stretches_and_costs_nothing():
    paused = [date(2028, 3, 10) + timedelta(days=each) for each in range(5)]
    lines = lines_of([MONTHLY], [], MARCH, paused)
    assert [(line.since.day, line.until.day) for line in lines] == [(1, 9), (15, 31)]
    assert total(lines) == 3355  # 26 of 31 days


def test_another_price_from_a_day_on_is_another_line():
    before = replace(MONTHLY, until=date(2028, 3, 15))
    now = replace(MONTHLY, since=date(2028, 3, 16), amount=6000)
    assert [line.amount for line in lines_of([before, now], [], MARCH)] == [1935, 3097]


def test_a_reply_costs_something_once_its_clinician_says_so():
    assert lines_of([EACH], [replace(SAID, is_confirmed=False)], MARCH) == []
    [line] = lines_of([EACH], [SAID], MARCH)
    assert (line.amount, line.tax, line.entry_id) == (1500, 124, "entry")


def test_a_client_on_the_sliding_scale_pays_their_share():
    [line] = lines_of([replace(EACH, share=4000)], [SAID], MARCH)
    assert line.amount == 600


@pytest.mark.parametrize(
    ("about", "why"),
    [
        ({"attention": 2}, "urgent"),
        ({"attention": 3}, "urgent"),
        ({"is_prompt": True}, "prompt"),
        ({"is_redirect": True}, "redirect"),
        ({"is_scheduling": True}, "scheduling"),
        ({"is_confirmed": False}, "unconfirmed"),
    ],
)
def test_what_costs_nothing_says_why(about, why):
    free = replace(SAID, **about)
    assert why_free(free) == why
    assert lines_of([EACH], [free], MARCH) == []


@pytest.mark.parametrize("kind", ["included", "limited", "pilot"])
def test_these_plans_never_make_a_line(kind):
    assert lines_of([replace(EACH, kind=kind, replies=1)], [SAID, SAID], MARCH) == []


def test_a_reply_of_another_month_or_outside_the_plan_makes_none():
    assert lines_of([EACH], [SAID], FEBRUARY) == []
    assert lines_of([replace(EACH, until=date(2028, 3, 8))], [SAID], MARCH) == []


@given(
    amount=st.integers(0, 100_000),
    month=st.dates(date(2024, 1, 1), date(2032, 12, 31)),
    day=st.integers(1, 28),
    paused=st.sets(st.integers(1, 28)),
)
def test_a_plan_that_is_changed_to_itself_costs_the_same(amount, month, day, paused):
    change = month.replace(day=day)
    plan = replace(MONTHLY, amount=amount, since=date(2020, 1, 1))
    cut = [
        replace(plan, until=change - timedelta(days=1)),
        replace(plan, since=change),
    ]
    pauses = [month.replace(day=each) for each in paused]
    assert total(lines_of(cut, [], month, pauses)) == total(lines_of([plan], [], month, pauses))


def test_of_plans_whose_days_overlap_the_newest_holds():
    dear = replace(MONTHLY, since=date(2028, 3, 16), amount=6000)
    assert [line.amount for line in lines_of([MONTHLY, dear], [], MARCH)] == [1935, 3097]
    assert plan_on([MONTHLY, dear], date(2028, 3, 15)) == MONTHLY
    assert plan_on([MONTHLY, dear], date(2028, 3, 16)) == dear


def test_after_a_pilot_the_older_plan_goes_on():
    pilot = Plan("pilot", "USD", since=date(2028, 3, 1), until=date(2028, 3, 15))
    [line] = lines_of([MONTHLY, pilot], [], MARCH)
    assert (line.since.day, line.amount) == (16, 2065)  # 16 of 31 days


def test_nothing_takes_the_place_of_a_plan_that_its_client_stopped():
    newer = replace(MONTHLY, amount=6000, stops_on=end_of_month(date(2028, 2, 3)))
    assert total(lines_of([MONTHLY, newer], [], FEBRUARY)) == 6000
    assert lines_of([MONTHLY, newer], [], MARCH) == []
    again = replace(MONTHLY, since=date(2028, 3, 31))
    assert len(lines_of([MONTHLY, newer, again], [], MARCH)) == 1


@pytest.mark.parametrize(
    ("day", "last"),
    [("2028-02-01", "2028-02-29"), ("2027-02-28", "2027-02-28"), ("2028-12-31", "2028-12-31")],
)
def test_a_plan_that_is_stopped_ends_with_its_month(day, last):
    assert end_of_month(date.fromisoformat(day)) == date.fromisoformat(last)


def test_a_stretch_is_known_by_its_first_day_and_a_reply_by_its_entry():
    lines = lines_of(
        [replace(MONTHLY, id="a"), replace(EACH, since=SAID.on, id="b")], [SAID], MARCH
    )
    assert [(line.item, line.plan_id) for line in lines] == [("2028-03-01", "a"), ("entry", "b")]


@given(
    plans=st.lists(
        st.builds(
            Plan,
            kind=st.sampled_from(["monthly", "per_message", "included"]),
            currency=st.just("USD"),
            since=st.dates(date(2028, 1, 1), date(2028, 4, 30)),
            until=st.none() | st.dates(date(2028, 1, 1), date(2028, 4, 30)),
            amount=st.integers(0, 9999),
            stops_on=st.none() | st.just(date(2028, 3, 31)),
        ),
        max_size=5,
    )
)
def test_no_day_is_paid_for_twice(plans):
    lines = lines_of(plans, [], MARCH)
    days = [
        line.since + timedelta(days=each)
        for line in lines
        for each in range((line.until - line.since).days + 1)
    ]
    assert len(days) == len(set(days))
    # Each line is rounded by itself, by less than one unit.
    assert total(lines) <= max((plan.price for plan in plans), default=0) + len(lines)


def test_what_was_agreed_with_one_client_goes_before_a_newer_policy():
    sliding = replace(EACH, id="sliding", share=4000, is_own=True)
    signed_anew = replace(EACH, id="policy", since=date(2028, 3, 5))
    day = date(2028, 3, 9)
    assert plan_on([EACH, sliding, signed_anew], day) == sliding
    over = replace(sliding, until=date(2028, 3, 8))
    assert plan_on([EACH, over, signed_anew], day) == signed_anew
    stopped = replace(sliding, stops_on=date(2028, 3, 8))
    assert plan_on([EACH, stopped, signed_anew], day) == signed_anew  # it was signed afterwards
    assert plan_on([EACH, stopped], day) is None
