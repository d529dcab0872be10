"""What was counted, as it may be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.insights.figures import HIDDEN, Case, count_of, quotient_of, share_of, time_of
from meantime.insights.waits import Wait, waited
from tests.protocol.people import read_vectors

VECTORS = read_vectors("insights.json")
OF = {"share": share_of, "time": time_of}
LEAST = 5

cases = st.lists(
    st.builds(Case, st.sampled_from("abcdefg"), st.integers(0, 120), st.integers(0, 1))
)


def plain(found):
    return {key: pytest.approx(value, abs=1e-6) for key, value in found._asdict().items()}


@pytest.mark.parametrize("case", VECTORS["waits"], ids=lambda case: case["what"])
def test_what_waits_counts_as_the_vectors_say(case):
    assert waited([Wait(*each) for each in case["waits"]])._asdict() == case["found"]


@pytest.mark.parametrize("case", VECTORS["medians"], ids=lambda case: case["what"])
def test_where_nothing_waits_the_median_is_the_middle(case):
    found = waited([Wait(each) for each in case["values"]])
    known = case["interval"] or {"value": None, "low": None, "high": None}
    assert found[:3] == (known["value"], known["low"], known["high"])
    assert found.p90 == case["ninetieth"]


@pytest.mark.parametrize("case", VECTORS["figures"], ids=lambda case: case["what"])
def test_a_figure_is_what_the_vectors_say(case):
    given_ = [Case(*each) for each in case["cases"]]
    found = OF[case["kind"]](given_, case["since"], case["until"], case["least"])
    periods = [plain(each) for each in found.periods]
    assert periods == case["figure"]["periods"]
    assert plain(found._replace(periods=())) == {**case["figure"], "periods": ()}


@pytest.mark.parametrize("case", VECTORS["quotients"], ids=lambda case: case["what"])
def test_a_quotient_is_what_the_vectors_say(case):
    found = quotient_of([(now, then) for now, then in case["pairs"]], LEAST)
    assert found.is_shown == case["is_shown"]
    told = [found.value, found.low, found.high]
    assert told == pytest.approx([case["value"], case["low"], case["high"]], abs=1e-6)


def test_of_how_many_people_something_is_true_is_said_of_five_and_not_of_four():
    assert count_of([True] * 4, LEAST) == HIDDEN
    assert count_of([True, False, False, False, True], LEAST)[:4] == (5, 5, True, 2)


@given(cases)
def test_no_period_is_of_fewer_than_five_people_and_none_overlaps(given_):
    found = share_of(given_, 4, 102, LEAST)
    ends = 4
    for period in found.periods:
        inside = [each for each in given_ if period.since <= each.day < period.until]
        assert len({each.who for each in inside}) >= LEAST
        assert (period.n, period.since >= ends) == (len(inside), True)
        ends = period.until
    assert found.is_shown or found == HIDDEN
