"""Drafts: two people at one policy, and neither overwrites the other unawares."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.server.policies.agreeing import (
    OF_PRACTICE,
    document,
    of_clinician,
    of_thread,
    refusal,
)
from tests.world import ok


def draft(person, scope=OF_PRACTICE):
    return ok(person.api.get("/policies/draft", params=scope))


def change(person, revision, scope=OF_PRACTICE, words="", **body):
    changed = document()
    changed["card"]["en"] += words
    body = {**scope, "document": changed, "revision": revision, **body}
    return person.api.put("/policies/draft", json=body)


@pytest.fixture
def second(desk):
    """Return a second custodian's eyes: the owner on another device."""
    return desk.world.person(desk.owner.account)


def test_before_anybody_prepares_one_there_is_no_draft(desk):
    empty = draft(desk.owner)
    assert (empty["revision"], empty["document"], empty["changed_at"]) == (0, None, None)


def test_a_draft_comes_back_as_it_was_left(desk):
    assert ok(change(desk.owner, 0)) == {"revision": 1}
    assert ok(change(desk.owner, 1, words=" More.")) == {"revision": 2}
    kept = draft(desk.owner)
    assert kept["document"]["card"]["en"].endswith(" More.")
    assert (kept["revision"], kept["changed_by"]) == (2, desk.owner.id)


def test_a_draft_may_lack_whatever_cannot_be_published(desk):
    lacking = {**document(), "sections": []}
    ok(change(desk.owner, 0, document=lacking))
    assert draft(desk.owner)["document"] == lacking


def test_who_comes_second_is_told_and_sees_the_first_s_change(desk, second):
    ok(change(desk.owner, 0, words=" First."))
    for seen in (0, 2, 7):
        refused = change(second, seen, words=" Second.")
        assert refusal(refused) == (409, "draft-changed")
        assert refused.json()["revision"] == 1
    assert draft(second)["document"]["card"]["en"].endswith(" First.")
    ok(change(second, 1, words=" Second."))


def test_of_two_at_once_one_is_told(desk, second):
    for revision in (0, 1):
        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(lambda who: change(who, revision), (desk.owner, second)))  # noqa: B023  it runs at once
        assert sorted(answer.status_code for answer in answers) == [200, 409]


def test_publishing_ends_the_draft_and_a_stale_editor_is_told(desk, second):
    ok(change(desk.owner, 0))
    assert refusal(desk.try_publish(revision=0)) == (409, "draft-changed")
    desk.publish(revision=1)
    assert draft(desk.owner)["document"] is None
    assert refusal(change(second, 1)) == (409, "draft-changed")
    ok(change(second, 2))
    assert desk.publish(revision=1) == 1  # sent again, for no answer came; the new draft stays
    assert draft(second)["document"] == document()


def test_who_publishes_over_a_version_that_they_have_not_seen_is_told(desk, second):
    assert desk.change("First", after=0) == 1
    refused = desk.try_publish(second, after=0)
    assert (refusal(refused), refused.json()["revision"]) == ((409, "draft-changed"), 0)
    assert desk.change("First", after=0) == 1  # sent again, for no answer came
    assert desk.publish(second, after=1) == 2


def test_of_two_who_publish_at_once_without_a_draft_one_is_told(desk, second):
    def publish(who):
        changed = document()
        changed["card"]["en"] += " Mine." if who is second else " Theirs."
        return desk.try_publish(who, document=changed, after=0)

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(publish, (desk.owner, second)))
    assert sorted(answer.status_code for answer in answers) == [201, 409]


@pytest.mark.parametrize(
    "strange",
    [{}, {"v": 1.0}, {"v": False}, {**document(), "v": 2}, {"v": ["x" * 4001] * 20}, [], "x", 1],
)
def test_what_has_not_the_shape_of_a_document_is_not_kept(desk, strange):
    assert refusal(change(desk.owner, 0, document=strange)) == (422, "malformed")


@pytest.mark.parametrize("revision", [-1, 2**31, "x", None])
def test_a_revision_is_a_number(desk, revision):
    assert refusal(change(desk.owner, revision)) == (422, "malformed")


def test_each_prepares_their_own_and_a_custodian_everybody_s(desk):
    mine, other = of_clinician(desk.clinician), desk.practice.hire()
    ok(change(desk.clinician, 0, mine))
    ok(change(desk.owner, 1, mine))
    for scope in (OF_PRACTICE, of_clinician(other)):
        assert refusal(change(desk.clinician, 0, scope)) == (403, "not-permitted")
        seen = desk.clinician.api.get("/policies/draft", params=scope)
        assert refusal(seen) == (403, "not-permitted")
    assert refusal(change(desk.client, 0)) == (403, "not-permitted")


def test_a_draft_for_one_thread_never_comes_here(desk):
    scope = of_thread(desk.care)
    assert refusal(change(desk.clinician, 0, scope)) == (422, "malformed")
    shown = desk.clinician.api.get("/policies/draft", params=scope)
    assert refusal(shown) == (422, "malformed")
