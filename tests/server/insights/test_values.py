"""What counts come to, against numbers that others have published or that were reckoned by hand."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.insights.spread import spread_of
from meantime.server.insights.rules.counts import Count
from meantime.server.insights.rules.values import (
    Value,
    difference,
    ended_of,
    longest_of,
    total,
    value_of,
)

COUNTS = st.builds(
    lambda n, share, people: Count(n, round(n * share), people),
    st.integers(0, 60),
    st.floats(0, 1),
    st.integers(0, 60),
)


def times(*minutes, waiting=()):
    spread = spread_of([*((each, True) for each in minutes), *((each, False) for each in waiting)])
    return Count(spread.n, people=5, spread=spread)


@pytest.mark.parametrize("unit", ["hours", "minutes", "share", "ratio"])
def test_of_nothing_there_is_no_number(unit):
    assert value_of(unit, Count(0)) == Value()


def test_a_share_has_an_interval_that_keeps_within_0_and_1():
    found = value_of("share", Count(10, 8))
    assert found.n == 10
    assert (found.value, found.low, found.high) == pytest.approx((0.8, 0.4902, 0.9433), abs=1e-4)
    assert value_of("share", Count(5, 5)).high == 1.0


def test_times_are_said_in_their_unit_with_what_still_waits():
    found = value_of("hours", times(15, 30, 60, 120, 180, 240, waiting=[300]))
    assert (found.n, found.value, found.p90, found.open) == (7, 2.0, None, 1)
    assert (found.low, found.high) == (0.25, None)
    assert value_of("minutes", times(7, 9)).value == 8.0


def test_messages_an_hour_have_the_interval_of_a_poisson_count():
    found = value_of("ratio", Count(10, 60))  # 10 in one hour; exactly it is 4.80 to 18.39
    assert found.value == 10
    assert (found.low, found.high) == pytest.approx((4.79, 18.39), abs=0.01)
    assert value_of("ratio", Count(0, 60)).value == 0
    assert value_of("ratio", Count(3, 0)) == Value(3)


def test_a_difference_is_as_it_was_published():
    # Newcombe 1998, table II, column (a): 56/70 and 48/80, method 10.
    found = difference(Count(70, 56), Count(80, 48))
    assert found.n == 150
    assert found.value == pytest.approx(0.2)
    assert (found.low, found.high) == pytest.approx((0.0524, 0.3339), abs=1e-4)
    assert difference(Count(0), Count(80, 48)) == difference(Count(70, 56), Count(0)) == Value()


def test_the_longest_and_the_share_that_ended_are_of_the_same_times():
    count = times(5, 30, waiting=[45, 10])
    assert (longest_of(count).value, longest_of(count).open) == (45.0, 2)
    assert ended_of(count).value == 0.5
    assert longest_of(Count(0)) == Value()
    assert ended_of(Count(0)) == Value()


def test_periods_together_have_the_people_that_one_of_them_has_at_least():
    found = total([Count(3, 1, 5), Count(4, 2, 7)])
    assert (found.n, found.part, found.people) == (7, 3, 7)
    assert total([]) == Count(0)


@given(COUNTS, COUNTS)
@settings(max_examples=50)
def test_a_value_lies_within_its_bounds(one, other):
    shares = [value_of("share", one), value_of("share", other)]
    for found in (*shares, value_of("ratio", one), difference(one, other)):
        in_order = [each for each in (found.low, found.value, found.high) if each is not None]
        assert len(in_order) in {0, 3}
        assert all(low <= high + 1e-9 for low, high in pairwise(in_order))


@given(COUNTS, COUNTS)
@settings(max_examples=30)
def test_a_difference_the_other_way_round_is_the_same_below_zero(one, other):
    apart, back = difference(one, other).value, difference(other, one).value
    assert (apart is None) is (back is None)
    assert apart is None or back is None or apart + back == pytest.approx(0)
