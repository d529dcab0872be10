"""How sure a number is."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.insights.intervals import bound_rank, wilson
from tests.protocol.people import read_vectors

VECTORS = read_vectors("insights.json")
ONE_IN_FORTY = 40  # on either side leaves 95 of 100


def near(found, wanted):
    return wanted is None if found is None else found._asdict() == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize("case", VECTORS["shares"], ids=lambda case: case["what"])
def test_a_share_has_the_interval_of_the_vectors(case):
    assert near(wilson(case["part"], case["of"]), case["interval"])


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_lies_within_its_bounds_and_they_within_nothing_and_all(part, of):
    found = wilson(min(part, of), of)
    assert found
    low, high = found.low or 0, found.high or 0
    assert 0 <= low <= found.value + 1e-12
    assert found.value - 1e-12 <= high <= 1


def exact_rank(n):
    """Return the largest rank that the binomial distribution allows, counted out."""
    rank, below = 0, 0
    for k in range(n):
        below += comb(n, k)
        if below * ONE_IN_FORTY > 2**n:
            break
        rank = k + 1
    return rank


def test_the_bounds_of_a_median_are_never_narrower_than_the_exact_ones():
    ranks = [(bound_rank(n), exact_rank(n)) for n in range(1, 400)]
    assert all(0 <= exact - rank <= 1 for rank, exact in ranks)
