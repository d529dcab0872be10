"""Preparing, publishing and signing policies, from Python."""

from datetime import timedelta

import msgspec
import pytest

from meantime.protocol.posts import Policy, Profile
from meantime.sdk.agreement_errors import DraftChanged, FaultyPolicy
from meantime.sdk.errors import ProblemError, StrangeAnswer
from meantime.sdk.folds.policies import newest_policy, texts_of
from meantime.sdk.policy_facts import PRACTICE, of_clinician, of_thread
from meantime.wire.practices import ResponsibleChange
from tests.sdk.networks import killed_at
from tests.sdk.newcomers import ANNA, newcomer

MO = Profile(name="Mo Lee")
pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def policies_in(thread):
    return [o.post for o in thread.sync().opened() if isinstance(o.post, Policy)]


def test_the_usual_document_says_what_acts_and_can_be_published_as_it_is(desk):
    usual = desk.owner.policies.usual()
    assert usual["facts"]["windows"][0] == [540, 960]
    assert usual["facts"]["night"] == "clinician"
    assert usual["facts"]["practice"]["name"] == usual["facts"]["records_contact"]
    assert desk.owner.policies.check(PRACTICE, usual) == []


def test_where_nobody_has_set_hours_or_nights_that_is_said(hands):
    hands.practice = hands.world.practice(night=None)
    owner = hands.take(hands.practice.owner)
    usual = owner.policies.usual()
    usual["facts"]["hours"] = [[[540, 1020]]] * 7
    found = {each.where: each.reason for each in owner.policies.check(PRACTICE, usual)}
    assert found["facts.night"] == found["facts.hours"] == "unset"


def test_what_is_not_so_cannot_be_published_and_is_named(desk):
    untrue = desk.document()
    untrue["facts"]["reply_within"] = {"unit": "hours", "n": 2}
    with pytest.raises(FaultyPolicy, match=r"facts\.reply_within: drifted"):
        desk.owner.policies.publish(PRACTICE, untrue)
    lacking = desk.document()
    lacking["sections"] = lacking["sections"][:1]
    with pytest.raises(FaultyPolicy, match="crisis_protocol: missing"):
        desk.owner.policies.publish(PRACTICE, lacking)
    long = desk.document()
    for section in long["sections"]:
        section["text"]["es"] += "a" * 3000
    for section in long["consent"]["sections"]:
        section["text"]["es"] += "a" * 3000
    assert [each.reason for each in desk.owner.policies.check(PRACTICE, long)] == ["large"]
    assert list(desk.owner.policies.history()) == []


def test_two_who_prepare_one_policy_see_each_other_s_change(desk):
    mine, theirs = desk.document("Mine"), desk.document("Theirs")
    owner = desk.owner.policies
    assert owner.draft().document is None
    assert owner.save_draft(PRACTICE, mine, 0) == 1
    with pytest.raises(DraftChanged) as changed:
        owner.save_draft(PRACTICE, theirs, 0)
    assert changed.value.draft.document == mine
    assert changed.value.draft.revision == 1
    with pytest.raises(DraftChanged):
        owner.publish(PRACTICE, theirs)
    assert list(owner.history()) == []
    version = owner.publish(PRACTICE, theirs, revision=1)
    assert owner.in_force() == version
    assert owner.draft().document is None


def test_who_publishes_over_a_version_that_they_have_not_seen_is_told_without_a_draft_too(desk):
    owner = desk.owner.policies
    first = owner.publish(PRACTICE, desk.document("Mine"), after=owner.newest())
    with pytest.raises(DraftChanged):
        owner.publish(PRACTICE, desk.document("Theirs"), after=0)
    assert owner.in_force() == first
    owner.publish(PRACTICE, desk.document("Theirs"), after=owner.newest())


def test_a_new_version_begins_with_the_last_one_and_with_what_acts_now(desk):
    assert desk.owner.policies.beginning() == desk.owner.policies.usual()
    version = desk.publish("On Mondays")
    changed = msgspec.structs.replace(
        desk.owner.practice_hours().frame, windows=[*[[600]] * 5, [], []]
    )
    desk.owner.set_practice_hours(changed)
    found = desk.owner.policies.check(PRACTICE, version.document)
    assert [tuple(each) for each in found] == [("facts.windows", "drifted")]
    begun = desk.owner.policies.beginning()
    assert "On Mondays" in begun["sections"][1]["text"]["en"]
    assert begun["facts"]["windows"][0] == [600]
    assert desk.owner.policies.check(PRACTICE, begun) == []


def test_a_published_version_is_signed_once_in_each_thread_with_its_replies(desk):
    replies = desk.anna.auto_replies()
    replies["autoreply.late"]["en"] = "Sorry. Please call {practice_phone}."
    desk.anna.sign_auto_replies(replies)
    version = desk.owner.policies.publish(PRACTICE, desk.document())
    assert desk.hers.agreement.policy() is None
    signed = desk.anna.policies.sign(version)
    assert signed.done == {desk.case.id}
    before = policies_in(desk.hers)
    desk.anna.policies.sign(version)
    desk.anna.sign_auto_replies(replies)
    assert policies_in(desk.hers) == before
    newest = newest_policy(desk.hers.opened())
    assert texts_of(newest)["autoreply.late"]["en"].startswith("Sorry.")
    seen = desk.theirs.sync().agreement.policy()
    assert (seen.version, seen.hash, seen.document) == (1, version.hash, version.document)
    assert seen.signed["therapist_name"] == ANNA.name
    replies["autoreply.late"]["en"] = "Please call {practice_phone}."
    desk.anna.sign_auto_replies(replies)  # and that leaves the version where it is
    assert desk.theirs.sync().agreement.policy().hash == version.hash


def test_whoever_takes_over_signs_in_their_own_name(desk):
    version = desk.publish()
    desk.case.share(desk.sam.id, "clinician")
    change = ResponsibleChange(account_id=desk.sam.id)
    path = f"/spaces/{desk.theirs.id}/responsible"
    desk.anna.connection.http.change("PUT", path, change)
    signed = desk.sam.policies.sign(version)
    assert signed.done == {desk.theirs.id}
    assert "write to Sam Stone" in desk.theirs.sync().agreement.read("en").text
    assert desk.anna.policies.sign(version).done == set()


def test_a_walk_that_broke_off_is_gone_on_with(desk, network):
    desk.anna.add_client(MO).invite(ANNA)
    both = [case.thread.sync() for case in desk.anna.caseload()]
    for step in range(0, 12, 3):
        version = desk.owner.policies.publish(PRACTICE, desk.document(f"Step {step}"))
        before = [len(policies_in(thread)) for thread in both]
        with killed_at(network, step):
            desk.anna.policies.sign(version)
        desk.anna.policies.sign(version)
        assert [thread.sync().agreement.policy().hash for thread in both] == [version.hash] * 2
        assert [len(policies_in(thread)) for thread in both] == [n + 1 for n in before]


def test_an_invitation_shows_the_version_in_force(desk):
    version = desk.owner.policies.publish(PRACTICE, desk.document())
    invited = desk.anna.add_client(MO).invite(ANNA)
    mo = desk.hands.join(invited.code, newcomer("Mo")).thread(invited.space_id)
    assert mo.agreement.policy().hash == version.hash
    assert len(policies_in(mo)) == 1
    assert "Messaging lets you write to Anna Weiss" in mo.agreement.read("en").text


def test_a_clinician_s_own_version_comes_before_the_practice_s(desk):
    practices = desk.publish()
    own = of_clinician(desk.anna.id)
    version = desk.anna.policies.publish(own, desk.document("Mine"))
    desk.anna.policies.sign(practices)
    assert desk.hers.agreement.policy().version == practices.version
    desk.anna.policies.sign(version)
    assert desk.hers.agreement.policy().version == version.version
    desk.anna.policies.sign(practices)  # which is not in force there any more
    assert desk.hers.agreement.policy().version == version.version
    with pytest.raises(ProblemError):
        desk.anna.policies.publish(PRACTICE, desk.document("Not mine"))


def test_of_a_thread_s_own_version_the_server_has_no_word(desk):
    ours = "We write on Mondays alone, because of the night shifts"
    scope = of_thread(desk.case.id)
    document = desk.document(ours)
    desk.anna.policies.save_draft(scope, document, 0)
    assert desk.anna.policies.draft(scope).document == document
    version = desk.anna.policies.publish(scope, document)
    desk.anna.policies.sign(version)
    assert desk.theirs.sync().agreement.policy().document == document
    [row] = desk.anna.policies.history(scope)
    assert (row.hash, row.locales) == (version.hash, [])
    with pytest.raises(ProblemError):
        desk.owner.policies.version(version.version)


def test_what_differs_is_told_word_by_word(desk):
    old, new = desk.publish(), desk.publish("And on Sundays")
    found = desk.owner.policies.difference(old.version, new.version, "en")
    [changed] = [each for each in found.texts if each.kind == "changed"]
    assert ("added", "And on Sundays.") in [(op, text.strip()) for op, text in changed.words]


def test_a_server_with_other_words_than_its_hash_is_not_believed(desk, monkeypatch):
    version = desk.publish()
    http = desk.anna.connection.http
    get = http.get

    def lying(path, shape, **query):
        answer = get(path, shape, **query)
        if path == f"/policies/{version.version}":
            answer.document["facts"]["retention_years"] = 1
        return answer

    monkeypatch.setattr(http, "get", lying)
    with pytest.raises(StrangeAnswer):
        desk.anna.policies.version(version.version)


def test_until_when_the_version_before_holds_is_the_publisher_s_word(desk):
    desk.publish()
    at = desk.hands.world.clock.now() + timedelta(days=14)
    second = desk.publish("More", agree_again=True, holds_until=at)
    row = next(desk.owner.policies.history())
    assert (row.version, row.agree_again, row.holds_until) == (second.version, True, at)
