"""What a practice says of itself, and its staff."""

import pytest

from meantime.protocol import flows
from tests.server.accounts.people import NOWHERE, audited, invite, problem
from tests.world import DETAILS, ok

CHANGED = {**DETAILS, "name": "Linden & Oak", "zone": "Europe/Madrid", "locale": "es"}


def test_everybody_of_a_practice_sees_what_it_says_and_nobody_elses(world):
    ours, theirs = world.practice(), world.practice()
    invited = invite(world, ours)
    ok(theirs.owner.api.patch("/practice", json=CHANGED))
    for person in (ours.owner, ours.clinician, ours.client, ours.seat, invited.guest):
        assert ok(person.api.get("/practice")) == {"id": ours.id, "details": DETAILS}


def test_a_custodian_changes_what_the_practice_says(world):
    practice = world.practice()
    assert ok(practice.owner.api.patch("/practice", json=CHANGED))["details"] == CHANGED
    assert ok(practice.client.api.get("/practice"))["details"] == CHANGED
    assert ("practice.changed", practice.id) in audited(world, practice.id)


def test_nobody_else_changes_it(world):
    practice = world.practice()
    for person in (practice.clinician, practice.client, invite(world, practice).guest):
        refused = person.api.patch("/practice", json=CHANGED)
        assert problem(refused) == (403, "not-permitted")
    assert problem(world.client().patch("/practice", json=CHANGED)) == (401, "not-signed-in")


@pytest.mark.parametrize(
    "changes", [{"zone": "Europe"}, {"name": "a\0b"}, {"id": NOWHERE}, {"practice_id": NOWHERE}]
)
def test_a_change_with_another_shape_is_refused(world, changes):
    practice = world.practice()
    refused = practice.owner.api.patch("/practice", json={**CHANGED, **changes})
    assert problem(refused) == (422, "malformed")


def staff(person):
    return {m["account_id"]: m for m in ok(person.api.get("/staff"))["staff"]}


def test_staff_see_each_other_and_others_see_no_staff(world):
    ours, theirs = world.practice(), world.practice()
    for person in (ours.owner, ours.clinician):
        assert staff(person).keys() == {ours.owner.id, ours.clinician.id}
    assert staff(ours.owner)[ours.clinician.id]["permissions"] == ["clinician"]
    assert staff(theirs.owner).keys() == {theirs.owner.id}
    for person in (ours.client, invite(world, ours).guest):
        assert problem(person.api.get("/staff")) == (403, "not-permitted")


def test_an_invited_colleague_is_no_staff_before_joining(world):
    practice = world.practice()
    now = world.now_ms
    until = now + 3_600_000
    invited = flows.invite_staff(practice.owner.account, practice.roster.state, until, now)
    practice.roster.send(practice.owner, *invited.entries)
    assert staff(practice.owner).keys() == {practice.owner.id}


def test_whoever_leaves_loses_the_permissions_at_once(world):
    practice = world.practice()
    leaver = practice.clinician
    practice.dismiss(leaver)
    assert staff(practice.owner).keys() == {practice.owner.id}
    assert problem(leaver.api.get("/staff")) == (401, "not-signed-in")
    leaver.sign_in()
    for path in ("/staff", "/invitations"):
        assert problem(leaver.api.get(path)) == (403, "not-permitted")
    assert ("staff.removed", leaver.id) in audited(world, practice.id)


def test_a_change_of_role_keeps_the_permissions(world):
    practice = world.practice()
    hired, owner = practice.clinician, practice.owner
    change = {"permissions": ["supervisor"]}
    assert owner.api.put(f"/staff/{hired.id}", json=change).status_code == 204
    promotion = flows.change_role(
        owner.account, practice.roster.state, hired.id, "custodian", world.now_ms
    )
    practice.roster.send(owner, promotion)
    after = staff(owner)[hired.id]
    assert (after["role"], after["permissions"]) == ("custodian", ["supervisor"])
    assert hired.api.patch("/practice", json=CHANGED).is_success


def test_a_custodian_says_what_staff_may_do(world):
    practice = world.practice()
    hired = practice.clinician
    change = {"permissions": ["biller", "front_desk", "biller"]}
    assert practice.owner.api.put(f"/staff/{hired.id}", json=change).status_code == 204
    assert staff(hired)[hired.id]["permissions"] == ["front_desk", "biller"]
    assert ("staff.permissions_changed", hired.id) in audited(world, practice.id)


def test_nobody_gives_permissions_to_themselves(world):
    practice = world.practice()
    for person in (practice.clinician, practice.client):
        refused = person.api.put(f"/staff/{person.id}", json={"permissions": ["owner"]})
        assert problem(refused) == (403, "not-permitted")


def test_permissions_are_for_staff_of_the_own_practice(world):
    ours, theirs = world.practice(), world.practice()
    for id_ in (theirs.owner.id, ours.client.id, NOWHERE, "x" * 300):
        answer = ours.owner.api.put(f"/staff/{id_}", json={"permissions": ["owner"]})
        assert problem(answer) == (404, "not-found")


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"permissions": "owner"},
        {"permissions": ["king"]},
        {"permissions": [], "role": "custodian"},
    ],
)
def test_permissions_with_another_shape_are_refused(world, change):
    practice = world.practice()
    refused = practice.owner.api.put(f"/staff/{practice.clinician.id}", json=change)
    assert problem(refused) == (422, "malformed")
