"""A program of the practice's hears that something has happened: by ids, signed, once or again."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from meantime.server.notices.service.deliveries import Event, Parcel
from meantime.server.notices.webhooks import letter
from tests.running import DATABASES, poll, running, settings_for
from tests.server.notices.outboxes import attempts
from tests.server.notices.receiver import receiver
from tests.world import World, ok

KINDS = ["message.waiting", "alert.opened", "appointment.booked"]
BACKOFF = timedelta(minutes=2)
DAYS = timedelta(days=6)


@pytest.fixture(scope="module", params=DATABASES)
def shared(request, new_database, tmp_path_factory):
    """Return a server of each kind that reaches programs on this machine."""
    settings = settings_for(tmp_path_factory.mktemp("data"), new_database(request.param))
    with running(replace(settings, to_loopback=True)) as server:
        yield server, request.param


@pytest.fixture
def program():
    with receiver() as program:
        yield program


@pytest.fixture
def practice(shared):
    world = World(*shared)
    world.clock.reset()
    yield world.practice()
    world.close()


def make(practice, program, kinds=KINDS):
    return ok(practice.owner.api.post("/webhooks", json={"url": program.url, "kinds": kinds}))


def only(practice):
    (found,) = ok(practice.owner.api.get("/webhooks"))["webhooks"]
    return found


def change(practice, hook, **changes):
    said = {"url": hook["url"], "kinds": hook["kinds"], "is_on": True, **changes}
    return practice.owner.api.put(f"/webhooks/{hook['id']}", json=said)


def told(practice, hook):
    return ok(practice.owner.api.get(f"/webhooks/{hook['id']}/deliveries"))["deliveries"]


def test_a_message_is_told_by_the_id_of_its_thread_and_nothing_else(practice, program):
    made = make(practice, program)
    practice.care.post(practice.client, text="The lighthouse.", attention=1)
    ((headers, body),) = program.wait_for(1)
    (event,) = program.events(made["secret"])
    assert event["type"] == "message.waiting"
    assert event["data"] == {"practice_id": practice.id, "subject": practice.care.id}
    assert set(event) == {"type", "timestamp", "data"}
    assert headers["webhook-id"]
    assert b"lighthouse" not in body
    poll(lambda: told(practice, made["webhook"])[0]["state"] == "sent", 20)


def test_only_what_was_asked_for_is_told(practice, program):
    make(practice, program, ["alert.opened"])
    practice.care.post(practice.client, attention=1)
    practice.care.post(practice.clinician, attention=1)
    practice.care.post(practice.client, attention=3)
    ((_, body),) = program.wait_for(1)
    assert json.loads(body)["type"] == "alert.opened"


@pytest.mark.parametrize("who", ["clinician", "client", "seat"])
def test_nobody_but_custodians_sees_or_sets_any(practice, program, who):
    hook = make(practice, program)["webhook"]
    api = getattr(practice, who).api
    place = f"/webhooks/{hook['id']}"
    said = {"url": program.url, "kinds": KINDS}
    answers = [
        api.get("/webhooks"),
        api.post("/webhooks", json=said),
        api.put(place, json={**said, "is_on": False}),
        api.delete(place),
        api.post(f"{place}/secrets"),
        api.post(f"{place}/test"),
        api.get(f"{place}/deliveries"),
        api.post(f"{place}/deliveries/{hook['id']}/attempts"),
    ]
    assert {answer.status_code for answer in answers} == {403}


def test_another_practice_s_looks_exactly_like_none(practice, program):
    hook = make(practice, program)["webhook"]
    other = practice.world.practice().owner.api
    for id_ in (hook["id"], "A" * 22):
        answer = other.delete(f"/webhooks/{id_}")
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/not-found")
    practice.care.post(practice.client, attention=1)
    program.wait_for(1)


def test_a_secret_is_shown_once_and_both_sign_for_a_day(practice, program):
    made = make(practice, program)
    old, hook = made["secret"], made["webhook"]
    assert old not in str(ok(practice.owner.api.get("/webhooks")))
    renewed = ok(practice.owner.api.post(f"/webhooks/{hook['id']}/secrets"))
    new = renewed["secret"]
    assert renewed["webhook"]["old_until"]
    practice.owner.api.post(f"/webhooks/{hook['id']}/test")
    program.wait_for(1)
    assert program.events(old) == program.events(new)
    practice.world.clock.advance(timedelta(days=1, seconds=1))
    practice.owner.sign_in()
    practice.owner.api.post(f"/webhooks/{hook['id']}/test")
    *_, (headers, body) = program.wait_for(2)
    assert Webhook(new).verify(body, headers)["type"] == "webhook.test"
    with pytest.raises(WebhookVerificationError):
        Webhook(old).verify(body, headers)
    assert only(practice)["old_until"] is None


@pytest.mark.parametrize("status", [500, 429, 404, 301, 307])
def test_what_is_not_taken_is_sent_again_under_the_same_id(practice, program, status):
    program.answers = [status]
    made = make(practice, program)
    practice.care.post(practice.client, attention=1)
    poll(lambda: told(practice, made["webhook"])[0]["fault"] == "answer", 20)
    assert only(practice)["failing_since"]
    poll(lambda: any(each.last_error for each in attempts(practice.world)), 20)
    practice.world.clock.advance(BACKOFF)
    (first, _), (second, _) = program.wait_for(2)
    assert first["webhook-id"] == second["webhook-id"]
    poll(lambda: only(practice)["failing_since"] is None, 20)
    (delivery,) = told(practice, made["webhook"])
    assert (delivery["state"], delivery["attempts"], delivery["status"]) == ("sent", 2, 204)


def test_who_says_to_be_gone_is_turned_off_and_custodians_are_told(practice, program):
    program.answers = [410]
    made = make(practice, program)
    practice.care.post(practice.client, attention=1)
    poll(lambda: only(practice)["off"] == "gone", 20)
    practice.care.post(practice.client, attention=1)
    assert len(told(practice, made["webhook"])) == 1
    assert change(practice, made["webhook"]).json()["off"] == ""
    practice.care.post(practice.client, attention=1)
    program.wait_for(2)


def test_after_days_in_which_nothing_arrived_it_is_turned_off(practice, program):
    program.answers = [500] * 3
    made = make(practice, program)
    practice.care.post(practice.client, attention=1)
    poll(lambda: any(each.last_error for each in attempts(practice.world)), 20)
    practice.world.clock.advance(DAYS)
    practice.owner.sign_in()
    poll(lambda: only(practice)["off"] == "failing", 20)
    assert told(practice, made["webhook"])[0]["state"] == "failed"
    assert practice.owner.api.post(f"/webhooks/{made['webhook']['id']}/test").status_code == 422


def test_an_event_is_told_again_on_request(practice, program):
    hook = make(practice, program)["webhook"]
    practice.care.post(practice.client, attention=1)
    program.wait_for(1)
    (delivery,) = told(practice, hook)
    again = f"/webhooks/{hook['id']}/deliveries/{delivery['id']}/attempts"
    assert practice.owner.api.post(again).status_code == 204
    (first, _), (second, _) = program.wait_for(2)
    assert first["webhook-id"] == second["webhook-id"]
    assert len(told(practice, hook)) == 2


def test_what_is_off_or_gone_is_told_nothing(practice, program):
    hook = make(practice, program)["webhook"]
    assert change(practice, hook, is_on=False).json()["off"] == "chosen"
    practice.care.post(practice.client, attention=1)
    assert told(practice, hook) == []
    assert practice.owner.api.delete(f"/webhooks/{hook['id']}").status_code == 204
    assert ok(practice.owner.api.get("/webhooks"))["webhooks"] == []


def test_a_practice_has_five_at_most_and_tests_come_one_by_one(practice, program):
    hooks = [make(practice, program)["webhook"] for _ in range(5)]
    said = {"url": program.url, "kinds": KINDS}
    assert practice.owner.api.post("/webhooks", json=said).status_code == 422
    tests = [practice.owner.api.post(f"/webhooks/{hooks[0]['id']}/test") for _ in range(2)]
    assert [answer.status_code for answer in tests] == [204, 422]


def test_pages_follow_each_other(practice, program):
    hook = make(practice, program)["webhook"]
    for _ in range(52):
        practice.care.post(practice.client, attention=1)
    place = f"/webhooks/{hook['id']}/deliveries"
    first = ok(practice.owner.api.get(place))
    rest = ok(practice.owner.api.get(place, params={"cursor": first["next"]}))
    ids = [each["id"] for page in (first, rest) for each in page["deliveries"]]
    assert (len(ids), len(set(ids)), rest["next"]) == (52, 52, "")
    assert practice.owner.api.get(place, params={"cursor": "x"}).status_code == 422


def test_a_signature_is_the_one_of_the_specification():
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105  the specification's
    assert Webhook(secret).sign(
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        datetime.fromtimestamp(1_614_265_330, UTC),
        '{"test": 2432232314}',
    ) == ("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    event = Event("id", "webhook.test", "hook", datetime(2027, 3, 5, tzinfo=UTC))
    headers, body = letter(Parcel(event, "p", "hook", "https://x.example.org/", (secret,)), 1.9)
    key = base64.b64decode(secret.removeprefix("whsec_"))
    by_hand = hmac.new(key, b"id.1." + body, hashlib.sha256).digest()
    assert ("webhook-signature", f"v1,{base64.b64encode(by_hand).decode()}") in headers
