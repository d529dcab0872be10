"""Times of which some still wait: median, interval and the ninth tenth, by hand and by peers."""

from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.insights.intervals import bound_rank
from meantime.insights.spread import Spread, spread_of, together

# By hand: of five 4/5 wait after 15, of these 3/4 after 30, where one more is not followed on;
# of the two that are left one waits after 60, and none after 90.
SOME_WAIT = [(15, True), (30, True), (30, False), (60, True), (90, True)]
TIMES = st.lists(st.tuples(st.integers(0, 40).map(lambda n: n * 15), st.booleans()), max_size=30)
ENDED = st.lists(st.integers(0, 40).map(lambda n: n * 15), min_size=1, max_size=30)


def test_what_still_waits_counts_as_at_least_so_long():
    spread = spread_of(SOME_WAIT)
    assert [round(1 - ended, 6) for _, ended in spread._curve()] == [0.8, 0.6, 0.3, 0.0]  # noqa: SLF001
    assert (spread.n, spread.open, spread.median, spread.ninetieth) == (5, 1, 60, 90)


@pytest.mark.parametrize(
    ("times", "middle", "ninetieth"),
    [
        ([], None, None),
        ([(15, False)], None, None),
        ([(15, True)], 15, 15),
        ([(15, True), (30, False)], 15, None),  # half had ended: by when the rest does is not known
        ([(15, True), (30, False), (30, False)], None, None),
        ([(15, True), (30, True), (45, True), (60, True)], 37.5, 60),
        ([(0, True)] * 9 + [(600, True)], 0, 0),
    ],
)
def test_too_many_that_wait_have_no_median(times, middle, ninetieth):
    spread = spread_of(times)
    assert (spread.median, spread.ninetieth) == (middle, ninetieth)


def test_the_interval_is_two_of_the_times_by_rank_and_open_above_where_too_many_wait():
    ten = [(15 * n, True) for n in range(1, 11)]
    assert spread_of(ten).interval() == (30, 135)  # ranks 2 and 9
    assert spread_of(ten[:5]).interval() == (None, None)
    waiting = [*ten[:6], *((minutes, False) for minutes, _ in ten[6:])]
    assert spread_of(waiting).interval() == (30, None)


@given(ENDED)
@settings(max_examples=50)
def test_where_nothing_waits_it_is_what_a_list_of_times_gives(minutes):
    spread, ranked = spread_of((each, True) for each in minutes), sorted(minutes)
    assert spread.median == median(minutes)
    assert spread.ninetieth == ranked[(9 * len(minutes) + 9) // 10 - 1]
    rank = bound_rank(len(minutes))
    bounds = (ranked[rank - 1], ranked[-rank]) if rank else (None, None)
    assert spread.interval() == bounds


@given(TIMES)
@settings(max_examples=50)
def test_what_waits_never_makes_it_look_quicker(times):
    counted = spread_of(times).median
    ended_alone = spread_of((minutes, True) for minutes, is_ended in times if is_ended).median
    assert counted is None or (ended_alone is not None and counted >= ended_alone)


@given(TIMES, TIMES)
@settings(max_examples=30)
def test_two_stretches_together_are_as_one(first, second):
    assert together([spread_of(first), spread_of(second)]) == spread_of([*first, *second])
    assert together([]) == Spread()
