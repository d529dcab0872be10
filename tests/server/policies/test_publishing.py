"""Publishing: what is whole and true becomes a version, which nobody changes any more."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from meantime.agreement.document import policy_hash
from meantime.protocol.encoding import b64
from meantime.server.policies.queries import versions
from tests.server.accounts.people import NOWHERE, audited
from tests.server.boundaries.test_frames_set import frame
from tests.server.policies.agreeing import (
    OF_PRACTICE,
    document,
    listed,
    of_clinician,
    of_thread,
    refusal,
)
from tests.world import ok

HASH = b64(b"h" * 32)


def without(element):
    lacking = document()
    lacking["sections"] = [s for s in lacking["sections"] if s["element"] != element]
    return lacking


def saying(words, locale="en"):
    said = document()
    said["sections"][0]["text"][locale] += words
    return said


def test_a_version_is_kept_under_the_hash_of_its_words(desk):
    assert desk.publish() == 1
    shown = ok(desk.clinician.api.get("/policies/1"))
    assert shown["document"] == document()
    assert shown["policy"]["hash"] == policy_hash(document())
    assert shown["policy"] == listed(desk.clinician)[0]
    assert ("policy.published", policy_hash(document())) in audited(desk.world, desk.practice.id)


def test_the_same_words_again_are_the_version_that_there_is(desk):
    assert [desk.publish(), desk.publish(), desk.change("More"), desk.publish()] == [1, 1, 2, 3]
    assert [each["version"] for each in listed(desk.owner)] == [3, 2, 1]


def test_the_same_words_that_ask_for_a_new_agreement_are_a_version_that_does(desk):
    desk.agreed()
    changed = desk.change("More", agree_again=False)
    assert desk.why() == ""
    asked = desk.change("More", agree_again=True)
    assert (asked, desk.why()) == (changed + 1, "new_version")
    assert desk.change("More", agree_again=True) == asked
    assert desk.change("More", agree_again=False) == asked


@pytest.mark.parametrize(
    ("faulty", "where", "why"),
    [
        (without("billing"), "billing", "missing"),
        (saying(" {who}"), "policy.purpose.en", "unknown {who}"),
        (saying(" Siempre vigilado.", "es"), "policy.purpose.es", "forbidden"),
        (document(practice={"name": "", "phone": "1", "country": "US"}), "facts.practice.name", ""),
        ({}, "v", "missing"),
        ({"v": True}, "document", "json"),
        ({"v": 1.5}, "document", "json"),
        ({**document(), "more": "x"}, "more", "strange"),
        ({"x": "y" * 70_000}, "document", "large"),
    ],
)
def test_what_lacks_something_is_not_published_and_says_where(desk, faulty, where, why):
    answer = desk.try_publish(document=faulty)
    assert refusal(answer) == (409, "policy-incomplete")
    assert answer.json()["fields"][where].startswith(why)
    assert listed(desk.owner) == []


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("zone", "America/Chicago"),
        ("hours", [[[600, 1000]]] * 5 + [[], []]),
        ("windows", [[600]] * 5 + [[], []]),
        ("reply_within", {"unit": "hours", "n": 8}),
        ("allowance", {"characters": 900, "messages_a_week": 5}),
        ("night", "nobody"),
    ],
)
def test_what_is_not_so_is_not_published_and_the_fact_is_named(desk, fact, value):
    answer = desk.try_publish(document=document(**{fact: value}))
    assert refusal(answer) == (409, "policy-drifted")
    assert answer.json()["reasons"] == {f"facts.{fact}": "drifted"}


def test_what_nobody_has_set_cannot_be_promised(world):
    practice = world.practice(night=None)
    body = {**OF_PRACTICE, "document": document(), "agree_again": False}
    answer = practice.owner.api.post("/policies", json=body)
    assert refusal(answer) == (409, "policy-drifted")
    assert set(answer.json()["reasons"].values()) == {"unset"}
    assert {"facts.night", "facts.hours"} < answer.json()["reasons"].keys()


def test_what_acts_is_told_as_a_document_says_it(desk):
    facts = ok(desk.owner.api.get("/policies/facts", params=OF_PRACTICE))["facts"]
    assert facts == {name: document()["facts"][name] for name in facts}
    assert set(facts) == {"zone", "hours", "windows", "reply_within", "allowance", "night"}
    ok(desk.clinician.api.put("/frames/mine", json=frame(zone="America/Denver")))
    own = ok(desk.owner.api.get("/policies/facts", params=of_clinician(desk.clinician)))["facts"]
    assert own["zone"] == "America/Denver"


def test_a_clinician_with_hours_of_their_own_publishes_a_version_of_their_own(desk):
    ok(desk.clinician.api.put("/frames/mine", json=frame(zone="America/Denver")))
    mine = of_clinician(desk.clinician)
    assert refusal(desk.try_publish(desk.clinician, **mine)) == (409, "policy-drifted")
    version = desk.publish(desk.clinician, **mine, document=document(zone="America/Denver"))
    assert desk.agreement()["policy"] == {
        "version": version,
        "hash": desk.hashes[version],
        "scope_kind": "clinician",
        "published_at": listed(desk.owner)[0]["published_at"],
    }


def test_only_a_custodian_decides_for_the_practice_or_for_somebody_else(desk):
    other = desk.practice.hire()
    for person, scope in (
        (desk.clinician, OF_PRACTICE),
        (desk.client, OF_PRACTICE),
        (desk.clinician, of_clinician(other)),
        (desk.client, of_clinician(desk.client)),
        (desk.client, of_clinician(desk.clinician)),
        (desk.practice.seat, OF_PRACTICE),
    ):
        assert refusal(desk.try_publish(person, **scope)) == (403, "not-permitted")
    desk.publish(desk.owner, **of_clinician(other))
    for nobody in ({"scope_kind": "clinician", "scope_id": NOWHERE}, of_clinician(desk.client)):
        assert refusal(desk.try_publish(**nobody)) == (404, "not-found")
    strange = {"scope_kind": "practice", "scope_id": other.id}
    assert refusal(desk.try_publish(**strange)) == (422, "malformed")


def test_of_a_thread_s_own_the_server_has_the_hash_alone(desk):
    desk.publish()
    answer = desk.try_publish(desk.clinician, **of_thread(desk.care), document=document())
    assert refusal(answer) == (422, "malformed")
    version = desk.publish(desk.clinician, **of_thread(desk.care), hash=HASH)
    assert desk.agreement()["policy"]["hash"] == HASH
    for person in (desk.owner, desk.clinician, desk.client):
        assert refusal(person.api.get(f"/policies/{version}")) == (404, "not-found")
    assert listed(desk.clinician)[0]["locales"] == []
    assert desk.publish(desk.clinician, **of_thread(desk.care), hash=HASH) == version


def test_a_thread_s_own_is_published_by_who_answers_for_it_and_seen_by_its_care_team(desk):
    cover, stranger = desk.practice.hire(), desk.practice.hire()
    desk.practice.seat_in(desk.care, desk.clinician, cover, "clinician")
    for person, refused in (
        (cover, (403, "not-permitted")),
        (desk.client, (403, "not-permitted")),
        (stranger, (404, "not-found")),
    ):
        answer = desk.try_publish(person, **of_thread(desk.care), hash=HASH)
        assert refusal(answer) == refused
    desk.publish(desk.owner, **of_thread(desk.care), hash=HASH)
    assert [len(listed(person)) for person in (desk.clinician, cover, stranger)] == [1, 1, 0]


@pytest.mark.parametrize("hash_", ["", "x", HASH + "A", HASH[:-1] + "!"])
def test_a_hash_that_is_none_is_malformed(desk, hash_):
    answer = desk.try_publish(desk.clinician, **of_thread(desk.care), hash=hash_)
    assert refusal(answer) == (422, "malformed")


@pytest.mark.parametrize(
    "said",
    [
        {"agree_again": True, "holds_until": "2020-01-01T00:00:00Z"},
        {"agree_again": True, "holds_until": "2200-01-01T00:00:00Z"},
        {"agree_again": True, "holds_until": "2027-01-01T00:00:00"},
        {"agree_again": False, "holds_until": "2026-12-20T00:00:00Z"},
    ],
)
def test_a_version_holds_into_the_near_future_alone_and_only_where_another_asks(desk, said):
    assert refusal(desk.try_publish(**said)) == (422, "malformed")


def test_two_who_publish_at_once_get_two_versions(desk):
    colleagues = [desk.practice.hire() for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        published = list(
            pool.map(lambda each: desk.publish(each, **of_clinician(each)), colleagues)
        )
    assert sorted(published) == [1, 2]


def test_one_who_publishes_twice_at_once_gets_one_version(desk):
    with ThreadPoolExecutor(2) as pool:
        published = list(pool.map(lambda _: desk.publish(), range(2)))
    assert published == [1, 1]


def test_who_reads_before_another_has_published_makes_no_second_version(desk, monkeypatch):
    read, published = versions.newest_of, Event()

    def slowly(*said):
        newest = read(*said)
        if not slowed.is_set():
            slowed.set()
            published.wait(1)  # on SQLite the other waits for this one
        return newest

    slowed = Event()
    monkeypatch.setattr(versions, "newest_of", slowly)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(desk.publish)
        assert slowed.wait(20)
        second = desk.publish()
        published.set()
        assert (first.result(), second) == (1, 1)
