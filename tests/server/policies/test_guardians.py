"""A young person's thread: a guardian agrees as well, from a thread of their own."""

from datetime import timedelta

import pytest

from tests.server.accounts.people import NOWHERE
from tests.server.policies.agreeing import refusal
from tests.server.policies.test_gate import later
from tests.world import ok


class Family:
    """The young person is the `client` of `desk`, the guardian has the thread `own`."""

    def __init__(self, desk):
        self.desk = desk
        self.version = desk.agreed()
        self.own = desk.practice.found(desk.clinician)
        self.guardian = desk.practice.admit(self.own, desk.clinician)

    def name(self, *spaces, by=None):
        path = f"/spaces/{self.desk.care.id}/guardians"
        return (by or self.desk.clinician).api.put(path, json={"spaces": [s.id for s in spaces]})

    def body(self, person=None, space=None, **said):
        who = person or self.guardian
        entry_id = self.desk.seal(who, space or self.own)
        return self.desk.body(who, self.version, role="guardian", entry_id=entry_id, **said)

    def sign(self, **said):
        self.desk.world.clock.advance(timedelta(seconds=1))
        return ok(self.desk.try_sign(said.get("person", self.guardian), self.body(**said)))


@pytest.fixture
def family(desk):
    return Family(desk)


def test_a_young_person_writes_once_their_guardian_has_agreed_too(family):
    ok(family.name(family.own))
    assert family.desk.why() == "no_consent"
    kept = family.sign()
    assert (kept["role"], kept["entry_space_id"]) == ("guardian", family.own.id)
    assert family.desk.why() == ""


def test_a_guardian_s_withdrawal_counts_and_so_does_the_young_person_s(family):
    ok(family.name(family.own))
    family.sign()
    family.sign(decision="withdraw")
    assert family.desk.why() == "withdrawn"
    family.sign()
    assert family.desk.why() == ""
    family.desk.sign(family.desk.client, family.version, decision="withdraw")
    assert family.desk.why() == "withdrawn"


def test_of_each_thread_somebody_agrees_and_nobody_is_against_it(family):
    second = family.desk.practice.found(family.desk.clinician)
    other = family.desk.practice.admit(second, family.desk.clinician)
    beside = family.desk.practice.admit(family.own, family.desk.clinician)
    ok(family.name(family.own, second))
    family.sign()
    assert family.desk.why() == "no_consent"
    family.sign(person=other, space=second)
    assert family.desk.why() == ""
    family.sign(person=beside, decision="withdraw")
    assert family.desk.why() == "withdrawn"


def test_a_guardian_sees_what_they_are_asked_and_no_consent_but_theirs(family):
    ok(family.name(family.own))
    asked = family.desk.agreement(family.guardian, family.own)
    assert asked["guardian_of"] == [family.desk.care.id]
    young = family.desk.agreement(family.guardian)
    assert (young["policy"]["version"], young["consents"]) == (family.version, [])
    assert (young["may_write"], young["guardians"]) == (False, [])
    assert ok(family.guardian.api.get(f"/policies/{family.version}"))["document"]
    kept = family.sign()
    assert family.desk.agreement(family.guardian)["consents"] == [kept]
    team = family.desk.agreement(family.desk.clinician)
    assert team["guardians"] == [family.own.id]
    assert kept in team["consents"]
    assert kept not in family.desk.agreement()["consents"]


def test_who_is_no_guardian_sees_nothing_and_agrees_to_nothing(family):
    answer = family.guardian.api.get(f"/spaces/{family.desk.care.id}/agreement")
    assert refusal(answer) == (404, "not-found")
    assert refusal(family.desk.try_sign(family.guardian, family.body())) == (404, "not-found")


def test_a_guardian_reads_no_word_of_the_thread(family):
    ok(family.name(family.own))
    assert refusal(family.guardian.api.get(family.desk.care.path)) == (404, "not-found")
    refused = family.guardian.api.post(family.desk.care.path, json=family.own.entries[-1].wire)
    assert refusal(refused)[0] in {404, 422}


def test_a_guardian_agrees_in_a_post_of_their_own_thread(family):
    ok(family.name(family.own))
    theirs = family.desk.seal(family.desk.client)
    body = family.desk.body(family.guardian, family.version, role="guardian", entry_id=theirs)
    assert refusal(family.desk.try_sign(family.guardian, body)) == (404, "not-found")
    young = family.desk.body(family.desk.client, family.version, role="guardian")
    assert refusal(family.desk.try_sign(family.desk.client, young)) == (404, "not-found")


def test_who_is_asked_no_more_counts_no_more(family):
    ok(family.name(family.own))
    family.sign()
    family.sign(decision="withdraw")
    ok(family.name())
    assert family.desk.why() == ""
    ok(family.name(family.own))
    assert family.desk.why() == "withdrawn"


def test_who_has_come_of_age_needs_no_guardian(family):
    ok(family.name(family.own))
    family.sign()
    family.desk.set_state("on", at_latest=family.desk.day(1))
    later(family.desk, 2)
    assert family.desk.why() == "expired"
    family.desk.sign(family.desk.client, family.version)
    assert family.desk.why() == ""


def test_guardians_are_named_by_who_answers_for_both_threads(family):
    other = family.desk.practice.hire()
    foreign = family.desk.practice.found(other)
    assert refusal(family.name(foreign)) == (404, "not-found")
    assert refusal(family.name(family.desk.care)) == (422, "malformed")
    assert refusal(family.name(family.own, by=other)) == (404, "not-found")
    for person in (family.desk.client, family.guardian):
        assert refusal(family.name(family.own, by=person))[0] in {403, 404}
    path = f"/spaces/{family.desk.care.id}/guardians"
    for spaces in ([NOWHERE], ["x"], [""]):
        answer = family.desk.clinician.api.put(path, json={"spaces": spaces})
        assert refusal(answer) == (404, "not-found")
    many = family.desk.clinician.api.put(path, json={"spaces": [NOWHERE] * 5})
    assert refusal(many) == (422, "malformed")
    assert family.desk.agreement(family.desk.clinician)["guardians"] == []
