"""Consents: signed by whom, for what, and held against the post in which they are sealed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from meantime.protocol import flows
from meantime.protocol.encoding import b64, unb64
from meantime.protocol.sessions import Consent, verify_consent
from tests.server.accounts.people import NOWHERE, audited
from tests.server.policies.agreeing import document, of_clinician, of_thread, refusal
from tests.server.policies.test_gate import withdraw
from tests.world import ok

MINUTE = 60_000


@pytest.fixture
def offered(desk):
    """Return a desk that has published a version and offered it."""
    desk.publish()
    desk.decide()
    return desk


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


def test_a_version_that_counts_no_more_is_refused_and_the_one_to_sign_is_named(offered):
    offered.change("And more")
    for version in (1, 3, 0, 2**31 - 1):
        answer = offered.try_sign(offered.client, offered.body(offered.client, version))
        assert refusal(answer) == (409, "policy-superseded")
        assert answer.json()["version"] == 2
    offered.sign(offered.client, 2)


def test_a_version_that_still_holds_can_be_agreed_to(offered):
    until = offered.world.clock.now() + timedelta(days=7)
    offered.change("And more", holds_until=until.isoformat())
    offered.sign(offered.client, 1)
    assert offered.why() == ""


def test_a_version_for_another_clinician_or_thread_is_refused(offered):
    other = offered.practice.hire()
    theirs = offered.publish(other, **of_clinician(other), agree_again=False)
    elsewhere = offered.practice.found(offered.clinician)
    own = offered.publish(
        offered.clinician, **of_thread(elsewhere), hash=b64(b"h" * 32), agree_again=False
    )
    for version in (theirs, own):
        answer = offered.try_sign(offered.client, offered.body(offered.client, version))
        assert refusal(answer) == (409, "policy-superseded")


def test_without_a_policy_there_is_no_version_to_sign(desk):
    answer = desk.try_sign(desk.client, desk.body(desk.client, 1))
    assert refusal(answer) == (409, "policy-superseded")
    assert answer.json()["version"] == 0


def test_it_is_agreed_to_in_a_language_of_the_version(desk):
    desk.publish(document={**document(), "locales": ["en"]})
    desk.decide()
    answer = desk.try_sign(desk.client, desk.body(desk.client, 1, locale="es"))
    assert refusal(answer) == (422, "malformed")


def test_what_was_decided_last_counts_whatever_comes_after(offered):
    early = offered.body(offered.client, 1)
    offered.world.clock.advance(timedelta(minutes=1))
    offered.sign(offered.client, 1, decision="withdraw")
    assert refusal(offered.try_sign(offered.client, early)) == (409, "consent-stale")
    assert offered.why() == "withdrawn"


def test_a_replayed_permission_undoes_no_withdrawal(offered):
    body = offered.body(offered.client, 1)
    ok(offered.try_sign(offered.client, body))
    withdraw(offered, 1)
    assert offered.try_sign(offered.client, body).status_code == 200
    assert offered.why() == "withdrawn"


def test_a_post_holds_one_decision(offered):
    body = offered.body(offered.client, 1)
    ok(offered.try_sign(offered.client, body))
    at = offered.world.now_ms + 1
    other = offered.body(offered.client, 1, entry_id=body["entry_id"], decision="withdraw", at=at)
    assert refusal(offered.try_sign(offered.client, other)) == (409, "consent-stale")


def test_what_was_agreed_to_long_ago_can_still_be_withdrawn(offered):
    offered.sign(offered.client, 1)
    offered.change("And more")
    withdraw(offered, 1)
    assert offered.why() == "withdrawn"
    assert offered.agreement()["consents"][0]["until"] is None


def test_the_clinician_attests_that_they_went_through_it_and_the_client_sees_that(offered):
    review = offered.sign(offered.clinician, 1, role="clinician")
    assert review["until"] is None
    own = offered.sign(offered.client, 1)
    assert offered.agreement()["consents"] == [review, own]
    assert offered.why() == ""
    assert ("consent.reviewed", offered.care.id) in audited(offered.world, offered.practice.id)


def test_a_client_sees_no_other_client_s_consent_and_the_care_team_all(offered):
    other = offered.practice.admit(offered.care, offered.clinician)
    mine, theirs = offered.sign(offered.client, 1), offered.sign(other, 1)
    assert offered.agreement()["consents"] == [mine]
    assert offered.agreement(other)["consents"] == [theirs]
    for person in (offered.clinician, offered.owner):
        assert offered.agreement(person)["consents"] == [mine, theirs]


def test_of_two_at_once_the_later_counts(offered):
    now = offered.world.now_ms
    bodies = [
        offered.body(offered.client, 1, at=now + n, entry_id=offered.seal(offered.client))
        for n in range(2)
    ]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda body: offered.try_sign(offered.client, body), bodies))
    assert answers[1].status_code == 201
    assert answers[0].status_code in {201, 409}
    assert [each["at"] for each in offered.agreement()["consents"]] == [now + 1]


def test_the_same_twice_at_once_is_kept_once(offered):
    body = offered.body(offered.client, 1)
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda _: offered.try_sign(offered.client, body), range(2)))
    assert sorted(answer.status_code for answer in answers) == [200, 201]
