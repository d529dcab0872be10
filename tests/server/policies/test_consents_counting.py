"""Which consents count: of which version, of two decisions the last, and who sees them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from meantime.protocol.encoding import b64
from tests.server.accounts.people import audited
from tests.server.policies.agreeing import document, of_clinician, of_thread, refusal
from tests.server.policies.test_gate import withdraw
from tests.world import ok


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
