"""Disputes over HTTP: an item is asked about, pauses, and is withdrawn or stands; and attacked."""

import time
from datetime import UTC, datetime

import pytest

from tests.server.billing.billed import MONTHLY
from tests.server.spaces.refusals import refused
from tests.world import ok

APRIL = datetime(2031, 4, 4, 16, tzinfo=UTC)


@pytest.fixture
def charged(billed):
    """Return a thread in which a reply costs $16.24."""
    billed.agree()
    billed.item = billed.reply()
    ok(billed.charge(billed.item))
    return billed


def ask(billed, item, by=None, post_id=""):
    who = by or billed.client
    body = {"post_id": post_id or billed.say(who)}
    return who.api.put(f"{billed.path}/disputes/{item}", json=body)


def answer(billed, item, outcome, by=None, post_id=""):
    who = by or billed.clinician
    body = {"post_id": post_id or billed.say(who), "outcome": outcome}
    return who.api.put(f"{billed.path}/disputes/{item}/answer", json=body)


def waiting(by):
    return [each["item"] for each in ok(by.api.get("/disputes"))["disputes"]]


def bill_march(billed):
    """Let March be over and billed."""
    billed.go_to(APRIL)
    ok(billed.owner.api.post("/billing/runs", json={"month": "2031-03-01"}))
    for _ in range(500):
        if ok(billed.owner.api.get("/billing/runs"))["runs"][0]["state"] == "done":
            return
        time.sleep(0.02)
    raise AssertionError("the month was not billed")


def statement(billed):
    path = f"{billed.path}/statements/2031-03-01/USD"
    return ok(billed.client.api.get(path))


def test_a_charge_that_is_asked_about_waits_for_an_answer(charged):
    opened = ok(ask(charged, charged.item))
    assert (opened["state"], opened["amount"], opened["tax"]) == ("open", 1500, 124)
    fees = charged.fees()
    assert (fees["disputes"], fees["charges"][0]["dispute"]) == ([opened], "open")
    assert waiting(charged.clinician) == [charged.item]
    assert ok(answer(charged, charged.item, "stands"))["state"] == "stands"
    assert waiting(charged.clinician) == []


def test_the_same_question_and_the_same_answer_once_more_change_nothing(charged):
    asked, said = charged.say(charged.client), charged.say(charged.clinician)
    opened = ok(ask(charged, charged.item, post_id=asked))
    said = charged.say(charged.clinician)
    answered = ok(answer(charged, charged.item, "stands", post_id=said))
    assert ok(answer(charged, charged.item, "stands", post_id=said)) == answered
    assert ok(ask(charged, charged.item, post_id=asked)) == answered
    assert answered["opened_at"] == opened["opened_at"]


def test_what_stands_may_be_asked_about_again_by_another_post(charged):
    early = charged.say(charged.client)
    ok(ask(charged, charged.item))
    charged.wait(seconds=1)
    ok(answer(charged, charged.item, "stands"))
    refused(ask(charged, charged.item, post_id=early), 404, "not-found")
    charged.wait(seconds=1)
    assert ok(ask(charged, charged.item))["state"] == "open"


def test_what_stood_may_be_withdrawn_after_all_and_never_the_other_way(charged):
    ok(ask(charged, charged.item))
    ok(answer(charged, charged.item, "stands"))
    assert ok(answer(charged, charged.item, "withdrawn"))["state"] == "withdrawn"
    for again in (answer(charged, charged.item, "stands"), ask(charged, charged.item)):
        assert refused(again, 409, "fee-settled")["code"] == "answered"


def test_a_charge_that_is_asked_about_is_not_taken_back_in_silence(charged):
    ok(ask(charged, charged.item))
    assert refused(charged.take_back(charged.item), 409, "fee-settled")["code"] == "disputed"


@pytest.mark.parametrize(
    ("outcome", "lines"), [("", 0), ("withdrawn", 0), ("stands", 1)], ids=["open", "no", "yes"]
)
def test_what_is_disputed_is_left_off_the_statement_until_it_stands(charged, outcome, lines):
    other = charged.reply()
    ok(charged.charge(other))
    ok(ask(charged, charged.item))
    if outcome:
        ok(answer(charged, charged.item, outcome))
    bill_march(charged)
    assert [line["item"] for line in statement(charged)["lines"]].count(charged.item) == lines
    assert statement(charged)["summary"]["balance"] == 1624 * (1 + lines)


def test_a_reply_on_a_statement_is_not_due_while_it_is_asked_about(charged):
    bill_march(charged)
    assert refused(charged.take_back(charged.item), 409, "fee-settled")["code"] == "on_statement"
    ok(ask(charged, charged.item))
    assert statement(charged)["summary"]["paused"] == 1624
    ok(answer(charged, charged.item, "stands"))
    assert statement(charged)["summary"]["paused"] == 0
    assert charged.fees()["balance"] == {"USD": 1624}


def test_what_is_withdrawn_is_credited_with_its_tax_once(charged):
    bill_march(charged)
    ok(ask(charged, charged.item))
    word = charged.say(charged.clinician)
    for _ in range(2):
        ok(answer(charged, charged.item, "withdrawn", post_id=word))
    found = statement(charged)
    assert [(each["kind"], each["amount"]) for each in found["ledger"]] == [("credit", 1624)]
    assert (found["summary"]["balance"], found["summary"]["paused"]) == (0, 0)
    assert found["lines"][0]["amount"] == 1500  # lines never change
    assert charged.fees()["balance"] == {}


def test_a_stretch_of_a_month_is_asked_about_by_its_first_day(billed):
    billed.agree(**MONTHLY)
    refused(ask(billed, "2031-03-14"), 404, "not-found")
    bill_march(billed)
    opened = ok(ask(billed, "2031-03-14"))
    assert opened["amount"] == statement(billed)["summary"]["paused"] == 2323  # 18 of 31 days
    ok(answer(billed, "2031-03-14", "withdrawn"))
    assert statement(billed)["summary"]["balance"] == 0


def test_nobody_asks_about_what_costs_nothing_or_for_the_client(charged):
    for item in (charged.reply(), "A" * 22, "2031-03-01", "x" * 300):
        refused(ask(charged, item), 404, "not-found")
    refused(ask(charged, charged.item, by=charged.clinician), 403, "not-permitted")
    borrowed = charged.say(charged.clinician)
    refused(ask(charged, charged.item, post_id=borrowed), 404, "not-found")


def test_nobody_but_the_thread_s_clinicians_answers(charged):
    refused(answer(charged, charged.item, "stands"), 404, "not-found")
    ok(ask(charged, charged.item))
    refused(answer(charged, charged.item, "withdrawn", by=charged.client), 403, "not-permitted")
    biller = charged.hire("biller")
    word = charged.say(charged.clinician)
    said = answer(charged, charged.item, "withdrawn", by=biller, post_id=word)
    refused(said, 403, "not-permitted")


def test_what_waits_is_told_to_those_whom_it_concerns(charged):
    ok(ask(charged, charged.item))
    assert waiting(charged.hire("biller")) == [charged.item]
    assert waiting(charged.owner) == [charged.item]
    assert waiting(charged.hire("clinician")) == []
    refused(charged.client.api.get("/disputes"), 403, "not-permitted")
    refused(charged.owner.api.get("/disputes?cursor=x"), 422, "malformed")
    assert waiting(charged.world.practice().owner) == []
