"""Who agrees for or beside another: guardians of a young person, and two in one thread."""

from datetime import timedelta

import pytest

from meantime.protocol.posts import Profile
from meantime.sdk.agreement_errors import NotAsked, Unticked
from meantime.sdk.guardians import name_guardians
from tests.sdk.agreeing import Agreeing
from tests.sdk.newcomers import ANNA, newcomer
from tests.sdk.office import JO

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things

RUTH = Profile(name="Ruth Kim")
GUARDIAN_S = "consent.v.minor.guardian"


class Family(Agreeing):
    """`jo` is young; `ruth` is their guardian, whose own thread is `own`."""

    def __init__(self, hands, network):
        super().__init__(hands, network)
        self.young = self.case
        invited = self.anna.add_client(RUTH).invite(ANNA)
        self.ruth = hands.join(invited.code, newcomer("Ruth"))
        self.own = self.ruth.thread(invited.space_id)
        self.publish()
        self.offer()

    @property
    def case(self):
        (case,) = [each for each in self.anna.caseload() if each.name() == JO.name]
        return case

    def name(self, until=None):
        (ruth,) = [each for each in self.anna.caseload() if each.name() == RUTH.name]
        name_guardians(self.case, [ruth], until)

    def guardian_signs(self, **said):
        self.own.sync()
        reading = self.own.agreement.read("en", self.young.id)
        said = {"name": "Ruth Kim", "ticks": reading.ids, **said}
        return self.own.agreement.give(reading, **said)


@pytest.fixture
def family(hands, network):
    return Family(hands, network)


def test_a_guardian_agrees_in_their_own_thread_and_the_young_person_in_theirs(family):
    family.name()
    family.give()
    assert family.theirs.agreement.standing().told.why == "no_consent"
    kept = family.guardian_signs()
    assert (kept.role, kept.entry_space_id) == ("guardian", family.own.id)
    family.theirs.write("Hello.")
    standing = family.anna.thread(family.young.id).agreement.standing()
    assert {each.post.role for each in standing.agreed} == {"client", "guardian"}
    assert (standing.doubted, standing.unseen) == ([], [])
    assert family.theirs.agreement.standing().doubted == []


def test_both_read_of_both_and_each_ticks_what_is_theirs(family):
    family.name()
    family.theirs.sync()
    young = family.theirs.agreement.read("en")
    assert f"Jo and {RUTH.name} have agreed" in young.text
    assert "consent.v.minor.who" in young.to_tick
    assert GUARDIAN_S not in young.to_tick
    family.own.sync()
    theirs = family.own.agreement.read("en", family.young.id)
    assert "Jo Kim and Ruth Kim have agreed" in theirs.text
    assert GUARDIAN_S in theirs.to_tick
    with pytest.raises(Unticked) as refused:
        family.guardian_signs(ticks=young.to_tick)
    assert list(refused.value.missing) == [GUARDIAN_S]
    assert "have agreed with" not in family.own.agreement.read("en").text  # for themselves


def test_nobody_signs_for_somebody_whom_no_clinician_named_here(family):
    with pytest.raises(NotAsked):
        family.guardian_signs()
    assert family.own.agreement.asked() == []


def test_a_new_version_reaches_guardians_as_well(family):
    family.name()
    version = family.publish("More", agree_again=True)
    family.own.sync()
    [asked] = family.own.agreement.asked()
    assert (asked.hash, asked.about) == (version.hash, family.young.id)
    assert family.own.agreement.policy().hash == version.hash
    family.guardian_signs()
    before = len(family.own.opened())
    family.anna.policies.sign(version)
    assert len(family.own.sync().opened()) == before


def test_a_guardian_withdraws(family):
    family.name()
    family.give()
    family.guardian_signs()
    family.later(seconds=1)
    assert family.own.agreement.withdraw(family.young.id).decision == "withdraw"
    assert family.theirs.agreement.standing().told.why == "withdrawn"


def test_after_the_day_on_which_they_come_of_age_a_client_signs_anew_and_alone(family, hands):
    family.theirs.sync()
    until = family.theirs.agreement.read("en").today + timedelta(days=30)
    family.name(until)
    family.theirs.sync()
    family.give()
    family.guardian_signs()
    assert f"{until:%B} {until.day}, {until.year}" in family.theirs.agreement.read("en").text
    assert family.theirs.agreement.standing().told.at_latest == until
    family.later(days=31)
    family.theirs = family.second_device(family.jo, hands.between()).thread(family.young.id)
    assert "have agreed with" not in family.theirs.agreement.read("en").text
    assert family.theirs.agreement.standing().told.why == "expired"
    family.give()
    family.theirs.write("Of age.")


def test_what_is_asked_of_a_guardian_is_no_policy_of_their_own_thread(family):
    before = family.own.sync().agreement.policy()
    family.name()
    family.own.sync()
    assert family.own.agreement.policy() == before
    family.anna.sign_auto_replies(family.anna.auto_replies())
    assert family.own.sync().agreement.asked()[0].about == family.young.id


def test_two_clients_of_one_thread_read_what_is_said_of_secrets(hands, network):
    desk = Agreeing(hands, network)
    desk.publish()
    desk.theirs.sync()
    assert "keep secrets" not in desk.theirs.agreement.read("en").text
    second = hands.join(desk.case.invite(ANNA).code, newcomer("Alex")).thread(desk.case.id)
    for thread in (desk.theirs.sync(), second):
        reading = thread.agreement.read("en")
        assert "does not keep secrets that matter" in reading.text
        assert "consent.v.couple.secrets" in reading.to_tick
