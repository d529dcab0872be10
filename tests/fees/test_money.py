"""Amounts are whole numbers, and pieces of one add up to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.fees.money import WHOLE, of_days, reduced, rounded, tax

AMOUNTS = st.integers(-10_000_000, 10_000_000)


@pytest.mark.parametrize(
    ("part", "of", "whole"),
    [(1, 2, 1), (-1, 2, -1), (149, 100, 1), (150, 100, 2), (-149, 100, -1), (-150, 100, -2)],
)
def test_a_half_goes_away_from_zero(part, of, whole):
    assert rounded(part, of) == whole


@pytest.mark.parametrize(
    ("amount", "rate", "expected"),
    [(1000, 825, 83), (1999, 825, 165), (0, 825, 0), (1000, 0, 0), (1, 5000, 1)],
)
def test_a_tax_is_a_whole_number_of_the_smallest_unit(amount, rate, expected):
    assert tax(amount, rate) == expected


@given(AMOUNTS, st.integers(0, WHOLE))
def test_a_credit_gives_the_tax_back_to_the_last_unit(amount, rate):
    assert tax(-amount, rate) == -tax(amount, rate)


@given(st.integers(0, 10_000_000), st.integers(0, WHOLE))
def test_nobody_on_the_sliding_scale_pays_more_or_gets_money(amount, rate):
    assert 0 <= reduced(amount, rate) <= amount
    assert reduced(amount, WHOLE) == amount


@given(
    AMOUNTS,
    st.sampled_from([28, 29, 30, 31]),
    st.lists(st.integers(1, 30), max_size=6, unique=True),
)
def test_a_month_in_pieces_costs_what_it_costs_whole(amount, length, cuts):
    ends = sorted({cut for cut in cuts if cut < length} | {length})
    starts = [1, *(end + 1 for end in ends[:-1])]
    pieces = [of_days(amount, *each, length) for each in zip(starts, ends, strict=True)]
    assert sum(pieces) == amount


def test_half_of_a_leap_february_is_half_of_its_price():
    assert of_days(2900, 1, 15, 29) == 1500
    assert of_days(2900, 16, 29, 29) == 1400
