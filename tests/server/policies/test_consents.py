"""Consents: signed by whom, for what, and held against the post in which they are sealed."""

from datetime import timedelta

import pytest

from meantime.protocol import flows
from meantime.protocol.encoding import b64, unb64
from meantime.protocol.sessions import Consent, verify_consent
from tests.server.accounts.people import NOWHERE, audited
from tests.server.policies.agreeing import refusal
from tests.world import ok

MINUTE = 60_000


def test_what_is_kept_proves_years_later_who_agreed_to_which_words_in_which_post(offered):
    body = offered.body(offered.client, 1, locale="es")
    answer = offered.try_sign(offered.client, body)
    kept = ok(answer)
    assert answer.status_code == 201
    assert {name: kept[name] for name in body} == body
    proven = Consent(
        practice_space=offered.practice.id,
        care_space=offered.care.id,
        policy_hash=kept["hash"],
        version=1,
        locale="es",
        role="client",
        decision="permit",
        at_ms=kept["at"],
    )
    assert verify_consent(offered.client.account.sign_pk, proven, unb64(kept["signature"]))
    assert kept["entry_hash"] == offered.care.entries[-1].hash
    assert (kept["seat_id"], kept["entry_space_id"]) == (offered.client.id, offered.care.id)
    assert ("consent.given", offered.care.id) in audited(offered.world, offered.practice.id)
    assert offered.agreement()["consents"] == [kept]


def test_the_same_consent_once_more_changes_nothing_whenever_it_comes(offered):
    body = offered.body(offered.client, 1)
    first = offered.try_sign(offered.client, body)
    offered.world.clock.advance(timedelta(days=20))
    offered.client.sign_in()
    again = offered.try_sign(offered.client, body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()


def test_a_row_may_come_long_after_its_post(offered):
    body = offered.body(offered.client, 1)
    offered.world.clock.advance(timedelta(days=20))
    offered.client.sign_in()
    assert ok(offered.try_sign(offered.client, body))["at"] == body["at"]


@pytest.mark.parametrize(
    ("before_ms", "is_taken"), [(9, True), (11, False), (-4, True), (-6, False)]
)
def test_it_is_signed_as_its_post_is_written(offered, before_ms, is_taken):
    at = offered.world.now_ms - before_ms * MINUTE
    answer = offered.try_sign(offered.client, offered.body(offered.client, 1, at=at))
    assert answer.status_code == (201 if is_taken else 422)


@pytest.mark.parametrize(
    "signed",
    [
        {"practice_space": NOWHERE},
        {"care_space": NOWHERE},
        {"policy_hash": NOWHERE},
    ],
    ids=["another practice", "another thread", "other words"],
)
def test_a_signature_for_something_else_is_none(offered, signed):
    answer = offered.try_sign(offered.client, offered.body(offered.client, 1, **signed))
    assert refusal(answer) == (422, "malformed")
    assert "signature" in answer.json()["fields"]
    assert offered.why() == "no_consent"


@pytest.mark.parametrize(
    "changed",
    [
        {"locale": "es"},
        {"decision": "withdraw"},
        {"at": 1},
        {"signature": b64(bytes(64))},
        {"signature": b64(bytes(63))},
        {"signature": "!"},
        {"signature": ""},
        {"at": -1},
        {"at": 2**60},
        {"locale": "fr"},
        {"decision": "maybe"},
        {"role": "observer"},
        {"version": "x"},
    ],
    ids=repr,
)
def test_a_consent_with_a_field_changed_is_malformed(offered, changed):
    body = {**offered.body(offered.client, 1), **changed}
    if "at" in changed and changed["at"] == 1:
        body["at"] = offered.world.now_ms - 1
    assert refusal(offered.try_sign(offered.client, body)) == (422, "malformed")
    assert offered.why() == "no_consent"


def test_somebody_else_s_signature_is_none(offered):
    other = offered.practice.admit(offered.care, offered.clinician)
    theirs = offered.body(other, 1)
    mine = {**theirs, "entry_id": offered.seal(offered.client)}
    assert refusal(offered.try_sign(offered.client, mine)) == (422, "malformed")
    assert refusal(offered.try_sign(offered.client, theirs)) == (404, "not-found")


def test_the_post_must_be_there_be_theirs_and_be_a_post(offered):
    joined = offered.care.entries[-1]  # of the guest who became the client
    posts = {
        "nowhere": "A" * 22,
        "the clinician's": offered.seal(offered.clinician),
        "seats": joined.id,
        "elsewhere": offered.practice.found(offered.clinician, "own", "private")
        .post(offered.clinician)
        .id,
        "": "",
    }
    for entry_id in posts.values():
        body = offered.body(offered.client, 1, entry_id=entry_id or "x")
        assert refusal(offered.try_sign(offered.client, body)) == (404, "not-found")


def test_a_thread_of_others_looks_like_none(offered):
    other = offered.practice.found(offered.clinician)
    offered.practice.admit(other, offered.clinician)
    body = offered.body(offered.client, 1, care_space=other.id)
    for person in (offered.client, offered.world.practice().client):
        assert refusal(offered.try_sign(person, body, other)) == (404, "not-found")


def test_staff_do_not_agree_for_a_client_nor_a_client_for_staff(offered):
    for person, role in (
        (offered.clinician, "client"),
        (offered.client, "clinician"),
        (offered.practice.seat, "client"),
        (offered.practice.seat, "clinician"),
    ):
        body = offered.body(person, 1, role=role)
        assert refusal(offered.try_sign(person, body)) == (403, "not-permitted")


def test_who_was_removed_agrees_to_nothing_more(offered):
    body = offered.body(offered.client, 1)
    now = offered.world.now_ms
    gone = flows.remove(offered.clinician.account, offered.care.state, [offered.client.id], now)
    offered.care.send(offered.clinician, gone)
    assert refusal(offered.try_sign(offered.client, body)) == (404, "not-found")
