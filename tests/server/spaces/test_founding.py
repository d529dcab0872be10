"""Who may found which space."""

from __future__ import annotations

import pytest

from meantime.protocol import flows
from meantime.protocol.codes import join_account
from meantime.protocol.keys import make_account
from meantime.protocol.writing import re_sign
from tests.server.spaces.refusals import refused
from tests.world import ok

KINDS = [
    ("care", "thread"),
    ("team", "chart"),
    ("team", "desk"),
    ("team", "directory"),
    ("own", "private"),
]


def found(person, root, purpose="thread"):
    return person.api.post("/spaces", json={"purpose": purpose, "root": root.wire})


@pytest.mark.parametrize(("type_", "purpose"), KINDS)
def test_staff_found_every_kind_of_space(world, type_, purpose):
    practice = world.practice()
    space = practice.found(practice.clinician, type_, purpose)
    (listed,) = [
        s for s in ok(practice.clinician.api.get("/spaces"))["spaces"] if s["id"] == space.id
    ]
    assert (listed["type"], listed["purpose"], listed["head"]) == (type_, purpose, space.id)
    responsible = practice.clinician.id if purpose == "thread" else ""
    assert listed["responsible"] == responsible


def test_a_root_sent_twice_founds_one_space(world):
    practice = world.practice()
    root = flows.found_own(practice.owner.account, world.now_ms)
    first, again = (ok(found(practice.owner, root, "private")) for _ in range(2))
    assert first == again
    ids = [space["id"] for space in ok(practice.owner.api.get("/spaces"))["spaces"]]
    assert ids.count(root.hash) == 1


def test_a_client_keeps_a_journal_and_founds_nothing_else(world):
    practice = world.practice()
    practice.found(practice.client, "own", "journal").post(practice.client)
    for type_, purpose in (("care", "thread"), ("team", "chart")):
        root = flows.found_space(practice.client.account, type_, practice.secret.card, world.now_ms)
        refused(found(practice.client, root, purpose), 403, "not-permitted")


def test_the_holder_of_a_link_founds_nothing(world):
    practice = world.practice()
    guest = world.person(join_account(practice.invite(practice.care, practice.clinician)))
    root = flows.found_own(guest.account, world.now_ms)
    refused(found(guest, root, "journal"), 403, "not-permitted")


def test_nobody_founds_a_practice_space_this_way(world):
    practice = world.practice()
    root, _ = flows.found_practice(practice.owner.account, world.now_ms)
    refused(found(practice.owner, root, "practice"), 403, "not-permitted")


def test_nobody_founds_a_space_for_another(world):
    practice = world.practice()
    root = flows.found_own(practice.client.account, world.now_ms)
    refused(found(practice.owner, root, "private"), 409, "wrong-seat")


def test_a_purpose_belongs_to_its_type(world):
    practice = world.practice()
    root = flows.found_own(practice.owner.account, world.now_ms)
    refused(found(practice.owner, root, "thread"), 422, "malformed")


def test_a_false_practice_seat_is_refused(world):
    practice = world.practice()
    root = flows.found_space(practice.owner.account, "care", make_account().card, world.now_ms)
    refused(found(practice.owner, root), 409, "not-in-roster")


def test_the_practice_s_old_card_is_refused_once_it_has_a_new_one(world):
    practice = world.practice()
    rotated = flows.rotate(practice.owner.account, practice.roster.state, world.now_ms)
    practice.roster.send(practice.owner, rotated)
    root = flows.found_space(practice.owner.account, "care", practice.secret.card, world.now_ms)
    refused(found(practice.owner, root), 409, "not-in-roster")


def test_whoever_has_left_the_staff_founds_no_thread(world):
    practice = world.practice()
    root = flows.found_space(practice.clinician.account, "care", practice.secret.card, world.now_ms)
    practice.dismiss(practice.clinician)
    practice.clinician.sign_in()
    refused(found(practice.clinician, root), 403, "not-permitted")


def test_a_post_is_no_root(world):
    practice = world.practice()
    post = practice.care.write(practice.clinician)
    answer = found(
        practice.clinician, re_sign(practice.clinician.account, practice.care.state, post)
    )
    assert refused(answer, 422, "invalid-entry")["code"] == "chain"


def test_a_forged_root_is_refused(world):
    practice = world.practice()
    root = flows.found_own(practice.owner.account, world.now_ms)
    other = flows.found_own(practice.owner.account, world.now_ms)
    answer = practice.owner.api.post(
        "/spaces", json={"purpose": "private", "root": {**root.wire, "s": other.wire["s"]}}
    )
    assert refused(answer, 422, "invalid-entry")["code"] == "sig"
