"""A guide for how much and how often a client writes."""

from datetime import UTC, datetime, timedelta

import pytest

from meantime.server.boundaries.rules.allowance import Allowance, Draft, Guide, guide

NOW = datetime(2026, 3, 6, 12, tzinfo=UTC)
AGREED = Allowance(messages_per_week=3, words=200)


def ago(*days):
    return [NOW - timedelta(days=n) for n in days]


CASES = [  # sent so many days ago, words, what is beyond, how many are left
    ((), 0, (), 2),
    ((1,), 200, (), 1),
    ((1, 2), 200, (), 0),  # the third of three
    ((1, 2), 201, ("length",), 0),
    ((1, 2, 3), 1, ("frequency",), 0),
    ((1, 2, 3, 4, 5), 999, ("length", "frequency"), 0),
    ((1, 2, 7), 1, (), 0),  # a week ago to the second no longer counts
    ((1, 2, 6.99), 1, ("frequency",), 0),
    ((1, 2, -1), 1, (), 0),  # nor does what a device's clock puts ahead
]


@pytest.mark.parametrize(("sent", "words", "beyond", "left"), CASES)
def test_a_message_is_beyond_what_was_agreed_or_not(sent, words, beyond, left):
    assert guide(AGREED, Draft(words), ago(*sent), NOW) == Guide(beyond, left)


def test_where_nothing_was_agreed_nothing_is_beyond():
    assert guide(Allowance(), Draft(10**6), ago(*range(100)), NOW) == Guide()


def test_a_guide_for_one_says_nothing_of_the_other():
    assert guide(Allowance(words=5), Draft(6), ago(1, 2), NOW) == Guide(("length",))
    assert guide(Allowance(messages_per_week=1), Draft(6), ago(1), NOW) == Guide(("frequency",), 0)


def test_a_safety_match_is_never_told_that_it_is_too_much():
    draft = Draft(10**6, is_safety=True)
    assert guide(AGREED, draft, ago(*range(100)), NOW) == Guide()
