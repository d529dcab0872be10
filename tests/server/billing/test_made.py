"""Whatever was agreed to and confirmed, sums are those of lines, and nothing is billed twice."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from meantime.fees.plans import Plan
from meantime.server.billing.rules.days import next_month
from meantime.server.billing.rules.lines import Account, Line
from meantime.server.billing.rules.made import issued, statements_of

FIRST, LAST = date(2027, 12, 1), date(2028, 3, 1)  # a leap year
DAYS = st.dates(FIRST, LAST + timedelta(days=30))
CURRENCIES = st.sampled_from(("USD", "JPY", "KWD"))
AMOUNTS = st.integers(0, 10**6)


@st.composite
def plans(draw):
    since = draw(DAYS)
    until = draw(st.none() | st.integers(0, 60).map(lambda days: since + timedelta(days=days)))
    kind = draw(st.sampled_from(("monthly", "per_message", "pilot")))
    terms = {"amount": draw(AMOUNTS), "tax_rate": draw(st.integers(0, 10_000))}
    return Plan(kind, draw(CURRENCIES), since, until, **terms, id=draw(st.uuids()).hex)


@st.composite
def replies(draw):
    day, amount = draw(DAYS), draw(AMOUNTS)
    owed = (amount, draw(st.integers(0, amount)))
    item, currency = draw(st.uuids()).hex, draw(CURRENCIES)
    return Line(currency, item, "reply", day, day, "", *owed, "", is_self_pay=False)


@st.composite
def pauses(draw):
    since = draw(DAYS)
    return since, draw(st.none() | st.just(since + timedelta(days=9)))


@st.composite
def accounts(draw):
    charges = draw(st.lists(replies(), max_size=6))
    states = st.sampled_from(("open", "withdrawn", "stands"))
    asked = {each.item: draw(states) for each in charges if draw(st.booleans())}
    return Account(
        plans=draw(st.lists(plans(), max_size=4)),
        charges=charges,
        pauses=draw(st.lists(pauses(), max_size=2)),
        disputes=asked,
    )


@given(accounts())
def test_each_item_stands_on_one_statement_whose_sum_it_is_part_of(account):
    made = list(statements_of("thread", account, (FIRST, LAST), "M1"))
    keys = [(each.month, each.currency) for each in made]
    assert len(set(keys)) == len(keys)
    counts = Counter((line.currency, line.item) for each in made for line in each.lines)
    assert set(counts.values()) <= {1}
    for each in made:
        sums = issued(each)
        assert sums["amount"] == sum(line.amount for line in each.lines)
        assert sums["tax"] == sum(line.tax for line in each.lines)
        assert 0 < sums["amount"] + sums["tax"] == sums["balance"] >= sums["paused"] >= 0
        assert all(account.disputes.get(line.item) in {None, "stands"} for line in each.lines)


@given(accounts())
def test_months_billed_one_by_one_are_those_that_are_billed_at_once(account):
    at_once = list(statements_of("thread", account, (FIRST, LAST), ""))
    one_by_one, left, month = [], account, FIRST
    while month <= LAST:
        made = list(statements_of("thread", left, (month, month), ""))
        one_by_one += made
        left = left.without([line for each in made for line in each.lines])
        month = next_month(month)
    assert one_by_one == at_once
