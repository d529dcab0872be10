"""Charges over HTTP: a clinician's word about a counted reply, held against the plan."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from tests.server.spaces.refusals import refused
from tests.world import ok


@pytest.fixture
def agreed(billed):
    billed.plan = billed.agree()
    return billed


def test_a_reply_costs_something_once_its_clinician_says_so(agreed):
    reply = agreed.reply()
    before = agreed.fees()
    assert (before["replies"], before["charges"]) == (1, [])
    after = ok(agreed.charge(reply))
    [charge] = after["charges"]
    assert (charge["item"], charge["on"], charge["plan_id"]) == (
        reply,
        "2031-03-14",
        agreed.plan["id"],
    )
    assert (charge["amount"], charge["tax"], charge["currency"]) == (1500, 124, "USD")
    assert agreed.fees() == {**after, "seconds": None}


@pytest.mark.parametrize("attention", [2, 3])
def test_what_answers_a_message_about_safety_never_costs_anything(agreed, attention):
    reply = agreed.reply(attention=attention)
    assert refused(agreed.charge(reply), 409, "fee-settled")["code"] == "free"
    assert agreed.fees()["replies"] == 0
    assert agreed.replies()[0]["attention"] == attention


def test_the_most_attention_counts_of_all_that_a_reply_answers(agreed):
    agreed.say(agreed.client, attention=3)
    reply = agreed.reply()
    assert refused(agreed.charge(reply), 409, "fee-settled")["code"] == "free"


def test_a_reply_is_free_if_what_it_answers_turns_out_to_be_urgent(agreed):
    asked = agreed.say(agreed.client, attention=1)
    reply = agreed.say(agreed.clinician, re=asked, attention=1)
    agreed.say(agreed.client, re=asked, attention=3)
    assert refused(agreed.charge(reply), 409, "fee-settled")["code"] == "free"


def test_what_answers_nothing_is_never_counted(agreed):
    for item in (
        agreed.say(agreed.clinician, attention=1),  # a prompt
        agreed.say(agreed.clinician, attention=1, re=agreed.say(agreed.client)),
        agreed.say(agreed.client, attention=1),
        "A" * 22,
    ):
        assert refused(agreed.charge(item), 409, "fee-settled")["code"] == "not_counted"
    assert agreed.replies() == []


def test_a_second_answer_to_the_same_message_is_not_counted(agreed):
    asked = agreed.say(agreed.client, attention=1)
    first, second = (agreed.say(agreed.clinician, re=asked, attention=1) for _ in range(2))
    assert [each["item"] for each in agreed.replies()] == [first]
    assert refused(agreed.charge(second), 409, "fee-settled")["code"] == "not_counted"


def test_a_sooner_answer_takes_the_place_of_one_that_nobody_saw_yet(agreed):
    asked = agreed.say(agreed.client, attention=1)
    agreed.say(agreed.clinician, re=asked, attention=1, show_at=agreed.world.now_ms + 3_600_000)
    now = agreed.say(agreed.clinician, re=asked, attention=1)
    assert [each["item"] for each in agreed.replies()] == [now]


@pytest.mark.parametrize(
    ("field", "value"), [("amount", 1501), ("amount", 0), ("tax", 123), ("currency", "EUR")]
)
def test_a_charge_that_is_not_what_was_agreed_to_is_told_what_is(agreed, field, value):
    reply = agreed.reply()
    problem = refused(agreed.charge(reply, **{field: value}), 409, "fee-differs")
    assert problem["fields"] == {"amount": "1500", "tax": "124", "currency": "USD"}
    assert agreed.fees()["charges"] == []


def test_all_of_a_charge_is_kept_or_nothing(agreed):
    plain, urgent = agreed.reply(), agreed.reply(attention=3)
    refused(agreed.charge(plain, urgent), 409, "fee-settled")
    assert agreed.fees()["charges"] == []
    assert len(ok(agreed.charge(plain, plain))["charges"]) == 1


def test_the_same_charge_once_more_changes_nothing(agreed):
    reply, word = agreed.reply(), agreed.say(agreed.clinician)
    assert ok(agreed.charge(reply, charge_id=word)) == ok(agreed.charge(reply, charge_id=word))
    assert refused(agreed.charge(reply), 409, "fee-settled")["code"] == "charged"


def test_without_a_plan_that_was_agreed_to_nothing_costs_anything(billed):
    reply = billed.reply()
    ok(billed.offer())
    assert refused(billed.charge(reply), 409, "fee-settled")["code"] == "no_plan"


@pytest.mark.parametrize("kind", ["included", "monthly", "limited", "pilot"])
def test_replies_cost_something_by_one_kind_of_plan_alone(billed, kind):
    billed.agree(kind=kind)
    assert refused(billed.charge(billed.reply()), 409, "fee-settled")["code"] == "no_plan"


def test_the_plan_of_the_day_counts_on_which_a_reply_shows(agreed):
    ok(agreed.answer(agreed.plan["id"], "stopped"))
    asked = agreed.say(agreed.client, attention=1)
    april = datetime(2031, 4, 1, 4, 30, tzinfo=UTC)  # half past midnight in New York
    show_at = int(april.timestamp() * 1000)
    reply = agreed.say(agreed.clinician, re=asked, attention=1, show_at=show_at)
    assert agreed.fees()["replies"] == 0
    assert [each["on"] for each in agreed.replies("2031-04-17")] == ["2031-04-01"]
    assert refused(agreed.charge(reply), 409, "fee-settled")["code"] == "no_plan"


@pytest.mark.parametrize(
    ("now", "month"),
    [
        (datetime(2031, 4, 1, 3, 59, tzinfo=UTC), "2031-03-01"),  # a minute before midnight
        (datetime(2031, 4, 1, 4, 0, tzinfo=UTC), "2031-04-01"),
        (datetime(2032, 2, 29, 17, tzinfo=UTC), "2032-02-01"),
    ],
)
def test_a_reply_counts_in_the_practice_s_own_month(billed, now, month):
    billed.go_to(now)
    reply = billed.reply()
    assert [each["item"] for each in billed.replies(month)] == [reply]


def test_a_reply_that_is_taken_back_unseen_takes_its_charge_with_it(agreed):
    asked = agreed.say(agreed.client, attention=1)
    show_at = agreed.world.now_ms + 3_600_000
    reply = agreed.say(agreed.clinician, re=asked, attention=1, show_at=show_at)
    assert len(ok(agreed.charge(reply))["charges"]) == 1
    agreed.say(agreed.clinician, re=reply)
    assert agreed.fees()["charges"] == agreed.replies() == []


def test_a_charge_is_taken_back_and_may_be_made_again(agreed):
    reply = agreed.reply()
    ok(agreed.charge(reply))
    for _ in range(2):
        assert agreed.take_back(reply).status_code == 204
    assert agreed.fees()["charges"] == []
    assert agreed.replies()[0]["is_charged"] is False
    assert ok(agreed.charge(reply))["charges"][0]["item"] == reply


def test_a_clinician_says_so_by_a_post_of_their_own(agreed):
    reply = agreed.reply()
    refused(agreed.charge(reply, charge_id=agreed.say(agreed.client)), 404, "not-found")
    refused(agreed.charge(reply, charge_id="A" * 22), 404, "not-found")
    refused(agreed.charge(reply, by=agreed.client), 403, "not-permitted")


def test_a_code_is_one_of_the_practice_s_own(agreed):
    reply = agreed.reply()
    refused(agreed.charge(reply, code="12345"), 422, "malformed")
    settings = ok(agreed.owner.api.get("/billing/settings"))
    ok(agreed.owner.api.put("/billing/settings", json={**settings, "codes": {"reply": "OWN-1"}}))
    assert ok(agreed.charge(reply, code="OWN-1"))["charges"][0]["code"] == "OWN-1"


def test_without_a_word_of_a_code_it_has_the_practice_s_own_for_replies(agreed):
    before = agreed.reply()
    assert ok(agreed.charge(before))["charges"][0]["code"] == ""
    settings = ok(agreed.owner.api.get("/billing/settings"))
    codes = {"reply": "OWN-1", "month": "OWN-2"}
    ok(agreed.owner.api.put("/billing/settings", json={**settings, "codes": codes}))
    after = agreed.reply()
    charged = {one["item"]: one["code"] for one in ok(agreed.charge(after))["charges"]}
    assert charged == {before: "", after: "OWN-1"}


def test_of_two_devices_that_charge_a_reply_one_does(agreed):
    reply = agreed.reply()
    words = [agreed.say(agreed.clinician) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda word: agreed.charge(reply, charge_id=word), words))
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
    assert len(agreed.fees()["charges"]) == 1
