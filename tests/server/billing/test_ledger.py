"""What is entered beside a statement: never twice, never too much, and the balance follows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.server.billing.books import (
    MARCH,
    OWED,
    balance,
    bill,
    enter,
    new_id,
    statement,
)
from tests.server.spaces.refusals import refused
from tests.world import ok


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"on": "2031-04-05"}, "on"),
        ({"on": "1815-12-10"}, "on"),
        ({"item": "x"}, "item"),
        ({"kind": "write_off", "way": "cash"}, "way"),
        ({"kind": "credit", "item": "nothing of it"}, "item"),
    ],
)
def test_an_entry_that_cannot_be_is_refused(billed, said, field):
    bill(billed)
    kind = said.get("kind", "payment")
    assert (
        field
        in refused(enter(billed, **{"kind": kind, "amount": 1, **said}), 422, "malformed")["fields"]
    )


def test_an_amount_is_a_whole_number_above_nothing(billed):
    bill(billed)
    amounts: tuple[Any, ...] = (0, -1, 1.5, 10**13, None)
    for amount in amounts:
        refused(enter(billed, "payment", amount), 422, "malformed")
    assert statement(billed)["ledger"] == []


def test_beside_no_statement_nothing_is_entered(billed):
    refused(enter(billed, "payment", 1), 404, "not-found")


def test_too_much_is_refused_and_changes_nothing(billed):
    bill(billed)
    for kind in ("payment", "credit", "write_off"):
        assert refused(enter(billed, kind, OWED + 1), 409, "fee-settled")["code"] == "too_much"
    assert refused(enter(billed, "refund", 1), 409, "fee-settled")["code"] == "too_much"
    assert statement(billed)["summary"]["balance"] == OWED


def test_the_same_again_enters_nothing_twice_and_another_by_its_id_is_refused(billed):
    bill(billed)
    id_ = new_id()
    assert balance(enter(billed, "payment", 1_000, id_=id_, way="cash")) == OWED - 1_000
    assert balance(enter(billed, "payment", 1_000, id_=id_, way="cash")) == OWED - 1_000
    other = enter(billed, "payment", 24, id_=id_, way="cash")
    assert refused(other, 409, "fee-settled")["code"] == "known"
    (entry,) = statement(billed)["ledger"]
    assert (entry["by"], entry["way"], entry["on"]) == (billed.owner.id, "cash", "2031-04-03")


def test_what_is_paid_can_be_given_back_long_after_the_month_is_over(billed):
    (item,) = bill(billed)
    assert balance(enter(billed, "payment", OWED)) == 0
    billed.go_to(datetime(2032, 9, 1, 16, tzinfo=UTC))
    assert balance(enter(billed, "credit", OWED, item=item)) == -OWED  # the practice owes them
    assert balance(enter(billed, "refund", OWED)) == 0
    assert refused(enter(billed, "refund", 1), 409, "fee-settled")["code"] == "too_much"


def test_an_item_is_credited_with_its_tax_and_not_twice(billed):
    item, _other = bill(billed, replies=2)
    assert balance(enter(billed, "credit", OWED, item=item)) == OWED
    again = enter(billed, "credit", 1, item=item)
    assert refused(again, 409, "fee-settled")["code"] == "too_much"
    assert balance(enter(billed, "write_off", OWED)) == 0


def test_two_hands_at_once_take_no_more_than_is_owed(billed):
    bill(billed)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: enter(billed, "payment", OWED), range(4)))
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
    assert statement(billed)["summary"]["balance"] == 0
    assert len(statement(billed)["ledger"]) == 1


def test_what_is_due_is_sorted_by_how_long_and_what_is_settled_is_not_there(billed):
    bill(billed)
    rows = lambda: ok(billed.owner.api.get("/billing/ageing"))["rows"]  # noqa: E731
    for day, bucket in DAYS.items():
        billed.go_to(datetime(*day, 16, tzinfo=UTC), billed.owner)
        assert rows() == [{"currency": "USD", "bucket": bucket, "amount": OWED, "statements": 1}]
    ok(enter(billed, "payment", OWED))
    assert rows() == []


DAYS = {
    (2031, 5, 3): "not_yet",
    (2031, 5, 4): "to_30",
    (2031, 6, 2): "to_30",
    (2031, 6, 3): "to_60",
    (2031, 7, 3): "to_90",
    (2031, 8, 2): "over_90",
}


def test_an_account_says_what_is_owed_and_by_which_plan(billed):
    (item,) = bill(billed)
    ok(
        billed.client.api.put(
            f"{billed.path}/disputes/{item}", json={"post_id": billed.say(billed.client)}
        )
    )
    page = ok(billed.owner.api.get("/billing/accounts"))
    assert page == {
        "accounts": [
            {
                "space_id": billed.thread.id,
                "clinician_id": billed.clinician.id,
                "is_self_pay": False,
                "kind": "per_message",
                "balance": {"USD": OWED},
                "open_disputes": 1,
            }
        ],
        "next": "",
    }


def test_an_estimate_says_what_was_billed_since_and_is_kept_as_it_was(billed):
    post = billed.say(billed.clinician, attention=1)
    path = f"{billed.path}/estimates/{post}"
    days = {"since": "2031-03-01", "until": "2032-02-29", "made_on": "2031-03-14", "due_on": None}
    new = {"currency": "USD", "amount": 9_000, **days}
    for wrong in ({"until": "2032-03-01"}, {"until": "2031-02-28"}, {"since": "0001-01-01"}):
        refused(billed.clinician.api.put(path, json={**new, **wrong}), 422, "malformed")
    refused(billed.client.api.put(path, json=new), 403, "not-permitted")
    elsewhere = f"{billed.path}/estimates/{billed.say(billed.client)}"
    refused(billed.clinician.api.put(elsewhere, json=new), 404, "not-found")
    for _ in range(2):
        assert ok(billed.clinician.api.put(path, json=new))["billed"] == 0
    other = billed.clinician.api.put(path, json={**new, "amount": 1})
    assert refused(other, 409, "fee-settled")["code"] == "known"
    bill(billed)
    (found,) = ok(billed.client.api.get(f"{billed.path}/estimates"))["estimates"]
    assert found == {"id": post, **new, "billed": OWED}


def test_statements_are_listed_by_month_and_by_number(billed):
    bill(billed)
    for params in ({}, {"month": MARCH}):
        page = ok(billed.owner.api.get("/billing/statements", params=params))
        assert [each["space_id"] for each in page["statements"]] == [billed.thread.id]
    other = ok(billed.owner.api.get("/billing/statements", params={"month": "2031-04-01"}))
    assert other == {"statements": [], "next": ""}
    for params in ({"month": "2031-03-02"}, {"cursor": "x"}, {"month": MARCH, "cursor": "W10"}):
        refused(billed.owner.api.get("/billing/statements", params=params), 422, "malformed")
