"""What a client pays for themselves, no payer hears of."""

from dataclasses import replace
from datetime import date

import pytest

from meantime.fees.payers import Restriction, for_payer, is_restricted
from tests.fees.lines import line

MARCH = [Restriction(date(2028, 3, 10))]
LIFTED = [*MARCH, Restriction(date(2028, 3, 20), is_on=False)]
AGAIN = [*LIFTED, Restriction(date(2028, 3, 15))]


@pytest.mark.parametrize(
    ("restrictions", "days"),
    [([], []), (MARCH, [10, 15, 20, 31]), (LIFTED, [10, 15]), (AGAIN, [10, 15, 20, 31])],
)
def test_the_newest_that_was_said_for_a_day_counts(restrictions, days):
    found = [date(2028, 3, n) for n in (1, 9, 10, 15, 20, 31)]
    held = [day.day for day in found if is_restricted(restrictions, day, day)]
    assert held == days


def test_a_restricted_reply_is_left_out_beside_one_that_is_not():
    before, behind = (line(str(n), on=date(2028, 3, n)) for n in (9, 10))
    assert for_payer([before, behind], MARCH) == [before]


def test_a_stretch_with_one_restricted_day_in_it_is_left_out_whole():
    month = replace(line("month"), since=date(2028, 3, 1), until=date(2028, 3, 10))
    assert for_payer([month], MARCH) == []
    assert for_payer([replace(month, until=date(2028, 3, 9))], MARCH) != []
