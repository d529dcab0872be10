"""Months as they are billed, by real requests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from meantime.server.notices.tables import notices
from tests.running import poll
from tests.server.billing.books import (
    APRIL_3,
    MARCH,
    OWED,
    bill,
    enter,
    listed,
    newest,
    order,
    run,
    statement,
)
from tests.server.spaces.refusals import refused
from tests.server.swept import swept
from tests.world import ok


def test_a_month_that_is_not_over_is_not_billed(billed):
    body = refused(order(billed), 409, "fee-settled")
    assert body["code"] == "not_over"
    refused(order(billed, month="2031-02-02"), 422, "malformed")
    refused(order(billed, month="9999-12-01"), 422, "malformed")


def test_the_month_ends_by_the_practices_clock(billed):
    billed.go_to(datetime(2031, 4, 1, 3, 59, tzinfo=UTC))  # 23:59 in New York
    assert refused(order(billed), 409, "fee-settled")["code"] == "not_over"
    billed.go_to(datetime(2031, 4, 1, 4, tzinfo=UTC))
    assert ok(order(billed))["state"] == "done"  # of nobody


def test_whoever_owes_nothing_has_no_statement(billed):
    billed.agree()
    billed.reply()  # counted, and never confirmed
    billed.go_to(APRIL_3)
    assert run(billed)["statements"] == 0
    assert listed(billed) == []


def test_a_month_is_billed_once_however_often_it_is_ordered(billed):
    (item,) = bill(billed)
    first = statement(billed)
    assert [line["item"] for line in first["lines"]] == [item]
    summary = first["summary"]
    assert (summary["amount"], summary["tax"], summary["balance"]) == (1_500, 124, OWED)
    assert (summary["number"], summary["due_on"]) == (1, "2031-05-03")
    again = run(billed)
    assert (again["statements"], again["done"], again["of"]) == (1, 1, 1)
    assert statement(billed) == first
    assert listed(billed) == [summary]


def test_what_is_confirmed_late_stands_on_the_next_statement(billed):
    bill(billed)
    late = billed.reply()
    billed.go_to(datetime(2031, 5, 3, 16, tzinfo=UTC))
    assert billed.charge(late).is_success
    run(billed, "2031-04-01")
    assert [line["item"] for line in statement(billed, month="2031-04-01")["lines"]] == [late]
    assert [each["month"] for each in listed(billed)] == ["2031-04-01", MARCH]


def test_each_currency_has_a_statement_of_its_own(billed):
    billed.agree(kind="monthly", amount=4_000, tax=0, until="2031-03-20")
    billed.agree(kind="monthly", amount=900, currency="JPY", since="2031-03-21", tax=0)
    billed.go_to(APRIL_3)
    assert run(billed)["statements"] == 2
    found = {each["currency"]: (each["amount"], each["number"]) for each in listed(billed)}
    assert found == {"USD": (904, 2), "JPY": (319, 1)}  # 7 and 11 days of 31


def test_what_is_asked_about_stands_on_no_statement_until_it_is_answered(billed):
    billed.agree()
    item = billed.reply()
    assert billed.charge(item).is_success
    dispute = f"{billed.path}/disputes/{item}"
    ok(billed.client.api.put(dispute, json={"post_id": billed.say(billed.client)}))
    billed.go_to(APRIL_3)
    assert run(billed)["statements"] == 0
    said = {"post_id": billed.say(billed.clinician), "outcome": "stands"}
    ok(billed.clinician.api.put(f"{dispute}/answer", json=said))
    billed.go_to(datetime(2031, 5, 3, 16, tzinfo=UTC))
    assert run(billed, "2031-04-01")["statements"] == 1


@pytest.mark.parametrize(("outcome", "left"), [("withdrawn", 0), ("stands", OWED)])
def test_an_item_on_a_statement_is_not_due_while_it_is_asked_about(billed, outcome, left):
    (item,) = bill(billed)
    dispute = f"{billed.path}/disputes/{item}"
    ok(billed.client.api.put(dispute, json={"post_id": billed.say(billed.client)}))
    assert statement(billed)["summary"]["paused"] == OWED
    assert ok(billed.owner.api.get("/billing/ageing"))["paused"] == {"USD": OWED}
    said = {"post_id": billed.say(billed.clinician), "outcome": outcome}
    ok(billed.clinician.api.put(f"{dispute}/answer", json=said))
    summary = statement(billed)["summary"]
    assert (summary["balance"], summary["paused"]) == (left, 0)
    assert (summary["amount"], summary["tax"]) == (1_500, 124)  # lines never change
    credited = [(each["kind"], each["amount"]) for each in statement(billed)["ledger"]]
    assert credited == ([("credit", OWED)] if outcome == "withdrawn" else [])


def test_the_practices_day_of_the_month_bills_by_itself_and_days_missed_are_made_up(billed):
    billed.agree()
    assert billed.charge(billed.reply()).is_success
    swept(billed.world)
    billed.go_to(datetime(2031, 4, 2, 16, tzinfo=UTC))  # the second: its day is the third
    swept(billed.world)
    assert ok(billed.owner.api.get("/billing/runs"))["runs"] == []
    billed.go_to(datetime(2031, 4, 7, 16, tzinfo=UTC))  # nobody served for days
    swept(billed.world)
    poll(lambda: newest(billed)["state"] == "done", 20)
    assert (newest(billed)["month"], newest(billed)["statements"]) == (MARCH, 1)


def test_months_that_nobody_billed_have_a_statement_each(billed):
    billed.agree(kind="monthly", amount=4_000, tax=0, since="2031-03-14")
    billed.go_to(datetime(2031, 6, 3, 16, tzinfo=UTC))
    assert run(billed, "2031-05-01")["statements"] == 3
    found = [(each["month"], each["amount"], each["number"]) for each in listed(billed)]
    assert found == [("2031-05-01", 4_000, 3), ("2031-04-01", 4_000, 2), (MARCH, 2_323, 1)]


def told(billed):
    """Return how many notices the client has that something of money waits."""

    def count(unit):
        about = billed.thread.id[:22]
        found = select(notices.c.id).filter_by(seat_id=billed.client.id, entry_id=about)
        return len(unit.db.execute(found).all())

    return billed.world.server.read(count)


def come_by(billed):
    """Let the client see what waits: else they hear of that notice again after two days."""
    swept(billed.world)
    billed.thread.fetch(billed.client)


def test_a_client_is_told_that_something_waits_and_reminded_once(billed):
    before = told(billed)
    bill(billed)
    assert told(billed) == before + 1
    for days in (43, 44, 50):  # due after 30, reminded after 14 more
        come_by(billed)
        billed.go_to(APRIL_3 + timedelta(days=days))
        swept(billed.world)
        assert told(billed) == before + (1 if days == 43 else 2)


def test_whoever_has_an_urgent_message_open_is_not_told_of_a_statement(billed):
    before = told(billed)
    billed.agree(kind="monthly")
    billed.say(billed.client, attention=3)
    billed.go_to(APRIL_3)
    run(billed)
    assert listed(billed)
    assert told(billed) == before


@pytest.mark.parametrize("settled", ["payment", "pause"])
def test_nobody_is_reminded_of_what_is_paid_or_while_messaging_pauses(billed, settled):
    bill(billed)
    come_by(billed)
    before = told(billed)
    if settled == "payment":
        ok(enter(billed, "payment", OWED))
    else:
        said = {"state": "paused", "at_latest": None, "later": None}
        assert billed.clinician.api.put(f"{billed.path}/messaging", json=said).is_success
    billed.go_to(APRIL_3 + timedelta(days=44))
    swept(billed.world)
    assert told(billed) == before
