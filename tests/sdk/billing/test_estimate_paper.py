"""A good-faith estimate on paper: all that 45 CFR 149.610(c) asks for, in both languages."""

from datetime import date

import msgspec
import pytest

from meantime.protocol.fee_posts import Estimate, Service
from meantime.sdk.billing.estimates import due_on, is_far_over, total_of
from meantime.sdk.billing.papers.estimate import write_estimate
from meantime.sdk.billing.papers.sheet import bill_words
from meantime.wire import statements as wire
from tests.sdk.billing.bills import ANNA, OFFICE, text_of

SAID = Estimate(
    currency="USD",
    since="2027-01-04",
    until="2027-12-31",
    made_on="2026-12-01",
    office=OFFICE.office,
    provider=ANNA,
    client="Jo Kim",
    birth_date="1990-01-31",
    services=[
        Service(title="Session", count=40, amount=15_000, code="X1000", diagnosis="F41.1"),
        Service(title="Replies", count=48, amount=1_000, tax=80, is_messaging=1),
        Service(title="Testing by a colleague", count=1, amount=0, separately=1),
    ],
)


@pytest.mark.parametrize("locale", ["en", "es"])
def test_it_says_all_that_the_rule_asks_for(locale):
    shown = text_of(write_estimate(SAID, "US", locale))
    for words in (
        *("Jo Kim", "1990", "Elm Street Practice", "1 Elm Street", "12-3456789", "1234567893"),
        *("Anna Weiss, LMFT", "1987654321", "Session", "X1000", "F41.1", "$150.00", "$6,000.00"),
        *("Replies (", "$38.40", "$518.40", "$6,518.40", "Testing by a colleague", "$400", "$25"),
        *("120", "1-800-985-3059"),
    ):
        assert words in shown
    for disclaimer in bill_words().disclaimers:
        assert disclaimer.text[locale][:40] in shown


def test_what_is_scheduled_separately_stands_behind_its_disclaimer_and_in_no_sum():
    shown = text_of(write_estimate(SAID, "US", "en"))
    assert shown.index("estimate of their own") < shown.index("Testing by a colleague")
    assert total_of(SAID) == 651_840


@pytest.mark.parametrize(
    ("days", "due"),
    [
        ({"asked_on": "2026-12-01"}, date(2026, 12, 4)),
        ({"scheduled_on": "2026-12-30"}, date(2026, 12, 31)),
        ({"scheduled_on": "2026-12-01"}, date(2026, 12, 4)),
        ({}, None),
    ],
)
def test_by_when_it_is_due_follows_from_what_was_asked_or_scheduled(days, due):
    assert due_on(msgspec.structs.replace(SAID, **days)) == due


@pytest.mark.parametrize(("billed", "more", "far"), [(39_999, 0, False), (30_000, 10_000, True)])
def test_four_hundred_dollars_above_it_a_bill_may_be_disputed(billed, more, far):
    days = {name: date(2027, 1, 4) for name in ("since", "until", "made_on")}
    estimate = wire.Estimate(id="e", currency="USD", amount=0, due_on=None, billed=billed, **days)
    assert is_far_over(estimate, more) is far
