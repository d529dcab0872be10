"""Plans over HTTP: offered by a clinician, agreed to by the client; and attacked."""

from datetime import UTC, datetime

import pytest

from tests.server.billing.billed import EACH, MONTHLY
from tests.server.spaces.refusals import refused
from tests.world import ok


def test_a_plan_that_is_offered_holds_once_the_client_agrees(billed):
    offered = ok(billed.offer())
    assert (offered["state"], offered["agreed_at"], offered["terms"]) == ("offered", None, EACH)
    agreed = ok(billed.answer(offered["id"], "agreed"))
    assert agreed["state"] == "agreed"
    assert billed.fees()["plans"] == [agreed]


def test_no_plan_begins_before_it_was_agreed_to(billed):
    assert billed.agree(since="2031-03-01")["terms"]["since"] == "2031-03-14"
    assert billed.agree(since="2031-04-01")["terms"]["since"] == "2031-04-01"


def test_the_same_offer_and_the_same_answer_once_more_change_nothing(billed):
    offered = ok(billed.offer())
    assert ok(billed.offer(plan_id=offered["id"])) == offered
    word = billed.say(billed.client)
    agreed = ok(billed.answer(offered["id"], "agreed", answer_id=word))
    billed.wait(minutes=5)
    assert ok(billed.answer(offered["id"], "agreed", answer_id=word)) == agreed
    assert ok(billed.answer(offered["id"], "agreed")) == agreed
    assert ok(billed.offer(plan_id=offered["id"])) == agreed


def test_one_post_offers_one_plan(billed):
    offered = ok(billed.offer())
    other = billed.offer({**EACH, "amount": 1}, plan_id=offered["id"])
    assert refused(other, 409, "fee-settled")["code"] == "known"


def test_what_was_declined_may_be_agreed_to_after_all(billed):
    offered = ok(billed.offer())
    assert ok(billed.answer(offered["id"], "declined"))["state"] == "declined"
    assert ok(billed.answer(offered["id"], "agreed"))["state"] == "agreed"
    declined = billed.answer(offered["id"], "declined")
    assert refused(declined, 409, "fee-settled")["code"] == "answered"


def test_what_was_taken_back_can_no_longer_be_agreed_to(billed):
    offered = ok(billed.offer())
    path = f"{billed.path}/fee-plans/{offered['id']}"
    for _ in range(2):
        assert billed.clinician.api.delete(path).status_code == 204
    assert billed.fees()["plans"][0]["state"] == "withdrawn"
    answer = billed.answer(offered["id"], "agreed")
    assert refused(answer, 409, "fee-settled")["code"] == "answered"


def test_what_was_agreed_to_can_no_longer_be_taken_back(billed):
    agreed = billed.agree()
    gone = billed.clinician.api.delete(f"{billed.path}/fee-plans/{agreed['id']}")
    assert refused(gone, 409, "fee-settled")["code"] == "answered"


@pytest.mark.parametrize(
    ("now", "last"),
    [
        (datetime(2028, 2, 1, 17, tzinfo=UTC), "2028-02-29"),
        (datetime(2028, 3, 1, 3, tzinfo=UTC), "2028-02-29"),  # still February in New York
        (datetime(2028, 12, 31, 17, tzinfo=UTC), "2028-12-31"),
    ],
)
def test_a_plan_that_is_stopped_ends_with_the_local_month(billed, now, last):
    billed.go_to(now)
    agreed = billed.agree(**{**MONTHLY, "since": "2028-01-01"})
    assert ok(billed.answer(agreed["id"], "stopped"))["stops_on"] == last
    billed.go_to(datetime(2029, 1, 10, 17, tzinfo=UTC))
    assert ok(billed.answer(agreed["id"], "stopped"))["stops_on"] == last


def test_what_is_told_late_counts_from_when_it_was_said(billed):
    agreed = billed.agree()
    word = billed.say(billed.client)
    billed.go_to(datetime(2031, 4, 2, 16, tzinfo=UTC))
    stopped = ok(billed.answer(agreed["id"], "stopped", answer_id=word))
    assert stopped["stops_on"] == "2031-03-31"


def test_a_newer_plan_without_an_end_follows_the_older_one(billed):
    first = billed.agree()
    billed.agree(since="2031-04-01", until="2031-04-30", kind="pilot")
    assert billed.fees()["plans"][0]["stops_on"] is None
    billed.agree(since="2031-06-01")
    assert billed.fees()["plans"][0] == {**first, "stops_on": "2031-05-31"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("currency", "XXQ"),
        ("currency", "usd"),
        ("amount", -1),
        ("amount", 15.5),
        ("amount", 10**13),
        ("share", 10_001),
        ("tax", -1),
        ("kind", "free"),
        ("until", "2031-02-28"),
        ("since", "2033-12-01"),
        ("since", "2031-02-30"),
        ("state", "agreed"),
    ],
)
def test_what_is_no_plan_is_malformed(billed, field, value):
    refused(billed.offer({**EACH, field: value}), 422, "malformed")
    assert billed.fees()["plans"] == []


@pytest.mark.parametrize("currency", ["JPY", "KWD", "EUR"])
def test_amounts_are_of_a_currency_s_smallest_unit(billed, currency):
    assert billed.agree(currency=currency)["terms"]["amount"] == EACH["amount"]


def test_nobody_agrees_for_the_client(billed):
    offered = ok(billed.offer())
    for person in (billed.clinician, billed.owner):
        word = billed.say(billed.clinician)
        answer = billed.answer(offered["id"], "agreed", by=person, answer_id=word)
        refused(answer, 403, "not-permitted")
    borrowed = billed.say(billed.clinician)
    refused(billed.answer(offered["id"], "agreed", answer_id=borrowed), 404, "not-found")
    assert billed.fees()["plans"] == [offered]


def test_a_client_offers_nothing_and_nobody_offers_by_another_s_post(billed):
    refused(billed.offer(by=billed.client), 403, "not-permitted")
    refused(billed.offer(plan_id=billed.say(billed.client)), 404, "not-found")
    refused(billed.offer(plan_id="A" * 22), 404, "not-found")


def test_a_plan_is_not_agreed_to_by_what_was_said_before_it(billed):
    early = billed.say(billed.client)
    billed.wait(minutes=1)
    offered = ok(billed.offer())
    refused(billed.answer(offered["id"], "agreed", answer_id=early), 404, "not-found")
