"""A statement is made again from what was signed; each difference is found, and nothing else is."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.fees.checked import Charge, Difference, Said, Signed, differences
from meantime.fees.plans import Plan, Reply, lines_of
from meantime.fees.totals import total

MARCH = date(2028, 3, 1)
MONTHLY = Plan("monthly", "USD", MARCH, date(2028, 3, 15), amount=3100, tax_rate=825)
EACH = Plan("per_message", "USD", date(2028, 3, 16), amount=1500, tax_rate=825)
REPLY = Reply("reply", date(2028, 3, 20), is_confirmed=True)
CHARGE = Charge("reply", REPLY.on, 1500, 124, "USD")
SIGNED = Signed([MONTHLY, EACH], [CHARGE])
LINES = lines_of(SIGNED.plans, [REPLY], MARCH)
STRETCH, CHARGED = LINES


def said(lines):
    sums = total(lines)
    return Said(MARCH, "USD", lines, sums.amount, sums.tax)


HONEST = said(LINES)


def test_an_honest_statement_has_no_difference():
    assert differences(HONEST, SIGNED) == []


@pytest.mark.parametrize(
    ("lines", "difference"),
    [
        ([STRETCH], Difference("missing", "reply", 1624, 0)),
        ([CHARGED], Difference("missing", "2028-03-01", 1624, 0)),
        ([*LINES, replace(CHARGED, entry_id="other")], Difference("extra", "other", 0, 1624)),
        ([*LINES, CHARGED], Difference("twice", "reply", 1624, 3248)),
        ([STRETCH, replace(CHARGED, amount=1501)], Difference("amount", "reply", 1624, 1625)),
        ([STRETCH, replace(CHARGED, tax=0)], Difference("amount", "reply", 1624, 1500)),
        (
            [replace(STRETCH, until=date(2028, 3, 16)), CHARGED],
            Difference("days", "2028-03-01", 1624, 1624),
        ),
        ([replace(STRETCH, kind="reply"), CHARGED], Difference("extra", "2028-03-01", 0, 1624)),
    ],
)
def test_a_line_that_was_not_signed_so_is_found(lines, difference):
    assert differences(said(lines), SIGNED) == [difference]


def test_a_sum_that_is_not_that_of_its_lines_is_found():
    assert differences(replace(HONEST, amount=9999), SIGNED) == [
        Difference("sum", "", 3000, 9999),
    ]
    assert differences(replace(HONEST, tax=0), SIGNED) == [Difference("tax", "", 248, 0)]


@pytest.mark.parametrize(
    ("charge", "price"),
    [
        (replace(CHARGE, amount=2000), 1624),
        (replace(CHARGE, on=date(2028, 3, 2)), 0),  # the monthly plan held
        (replace(CHARGE, attention=2), 0),
    ],
)
def test_a_charge_that_its_plan_does_not_make_is_found_though_it_was_signed(charge, price):
    line = replace(CHARGED, since=charge.on, until=charge.on, amount=charge.amount)
    found = differences(said([STRETCH, line]), replace(SIGNED, charges=[charge]))
    assert found == [Difference("price", "reply", price, charge.amount + charge.tax)]


def test_what_was_asked_about_may_wait_and_what_was_withdrawn_may_not_stand_there():
    assert differences(said([STRETCH]), replace(SIGNED, asked=["reply"])) == []
    assert differences(HONEST, replace(SIGNED, asked=["reply"])) == []
    assert differences(said([STRETCH]), replace(SIGNED, withdrawn=["reply"])) == []
    found = differences(HONEST, replace(SIGNED, withdrawn=["reply"]))
    assert found == [Difference("extra", "reply", 0, 1624)]


def test_a_late_charge_stands_on_a_later_statement():
    april = replace(HONEST, month=date(2028, 4, 1), lines=[CHARGED], amount=1500, tax=124)
    assert differences(april, SIGNED) == []
    february = replace(april, month=date(2028, 2, 1), lines=[], amount=0, tax=0)
    assert differences(february, SIGNED) == []


def test_days_without_messaging_are_taken_off_on_both_sides():
    pauses = [date(2028, 3, day) for day in range(1, 11)]
    lines = lines_of(SIGNED.plans, [REPLY], MARCH, pauses)
    assert differences(said(lines), replace(SIGNED, pauses=pauses)) == []
    assert [each.what for each in differences(HONEST, replace(SIGNED, pauses=pauses))] == [
        *["extra", "missing"],
    ]


def test_a_statement_in_another_currency_has_its_own_lines():
    euros = replace(EACH, currency="EUR")
    signed = Signed([MONTHLY, euros], [replace(CHARGE, currency="EUR")])
    assert differences(said([STRETCH]), signed) == []
    line = replace(CHARGED, currency="EUR")
    assert differences(replace(said([line]), currency="EUR"), signed) == []


@given(
    amount=st.integers(0, 9999),
    rate=st.integers(0, 2500),
    days=st.sets(st.integers(1, 31), max_size=8),
    pauses=st.sets(st.integers(1, 31), max_size=8),
    kind=st.sampled_from(["monthly", "per_message"]),
)
def test_what_follows_from_the_plans_never_differs(amount, rate, days, pauses, kind):
    plans = [Plan(kind, "USD", MARCH, amount=amount, tax_rate=rate)]
    replies = [Reply(f"r{n}", MARCH.replace(day=n), is_confirmed=True) for n in days]
    paused = [MARCH.replace(day=n) for n in pauses]
    lines = lines_of(plans, replies, MARCH, paused)
    charges = [
        Charge(each.item, each.since, each.amount, each.tax, each.currency)
        for each in lines
        if each.kind == "reply"
    ]
    assert differences(said(lines), Signed(plans, charges, paused)) == []
