"""What a client sees of the month before they write: the rule, and how many answers count."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from meantime.fees.months import paused_days, this_month
from meantime.fees.plans import Plan, Reply
from meantime.fees.totals import Total

TODAY = date(2028, 3, 20)
SINCE = date(2028, 1, 1)
EACH = Plan("per_message", "USD", SINCE, amount=1500, tax_rate=825)
LIMITED = Plan("limited", "USD", SINCE, replies=2)
ASKED = Reply("one", on=date(2028, 3, 9))
CHARGED = Reply("two", on=date(2028, 3, 10), is_confirmed=True)
URGENT = Reply("three", on=date(2028, 3, 11), attention=2, is_confirmed=True)


def test_without_a_plan_nothing_is_counted_up():
    month = this_month([], [ASKED], TODAY)
    assert (month.plan, month.lines, month.totals) == (None, (), {})
    assert not month.is_talk_offered


def test_an_urgent_message_s_answer_is_not_counted():
    month = this_month([EACH], [ASKED, CHARGED, URGENT], TODAY)
    assert month.replies == 2


def test_only_what_a_clinician_confirmed_costs_something():
    month = this_month([EACH], [ASKED, CHARGED, URGENT], TODAY)
    assert month.totals == {"USD": Total(1500, 124)}
    assert this_month([EACH], [ASKED], TODAY).totals == {}


@pytest.mark.parametrize(
    ("came", "is_offered"), [([], False), ([ASKED], False), ([ASKED, CHARGED], True)]
)
def test_a_talk_is_offered_once_the_answers_of_a_limited_plan_have_come(came, is_offered):
    month = this_month([LIMITED], [*came, URGENT], TODAY)
    assert (month.included, month.is_talk_offered) == (2, is_offered)
    assert month.totals == {}


def test_answers_of_another_month_are_not_counted():
    earlier = replace(ASKED, on=date(2028, 2, 29))
    assert this_month([LIMITED], [earlier, ASKED], TODAY).replies == 1


def test_a_month_in_two_currencies_has_two_sums():
    before = Plan("monthly", "EUR", SINCE, until=date(2028, 3, 15), amount=3100, tax_rate=1900)
    month = this_month([before, replace(EACH, since=date(2028, 3, 16))], [], TODAY)
    assert month.totals == {"EUR": Total(1500, 285)}
    assert month.plan is not None
    assert month.plan.currency == "USD"


def test_a_pause_that_goes_on_lasts_to_the_end_of_the_month():
    since = date(2028, 2, 28)
    assert paused_days([(since, None)], since) == {since, since + timedelta(days=1)}
    assert len(paused_days([(since, None)], TODAY)) == 31


def test_a_pause_of_another_month_is_none_of_this():
    assert paused_days([(date(2028, 2, 1), date(2028, 2, 29))], TODAY) == frozenset()
