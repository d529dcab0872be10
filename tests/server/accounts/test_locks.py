"""Changing the locks of one's own account."""

import pytest

from meantime.protocol.encoding import b64
from tests.server.accounts.people import (
    NOWHERE,
    audited,
    exhaust,
    from_somewhere,
    member,
    problem,
    unlock,
)
from tests.world import make_auth, ok


def change(member_, old="password", **changes):
    lock = member_.lock("password")
    new = {**lock, "auth": make_auth(), "public": {"server_salt": b64(bytes(range(16)))}}
    request = {"old_kind": old, "old_auth": member_.lock(old)["auth"], "lock": new}
    return {**request, **changes}


def put(world, member_, request, kind="password"):
    """Send from an address of its own, so that its failures slow nobody else's."""
    token = member_.person.api.headers["Authorization"]
    return from_somewhere(world).put(
        f"/locks/{kind}", json=request, headers={"Authorization": token}
    )


@pytest.mark.parametrize("old", ["password", "recovery"])
def test_a_new_password_replaces_the_old_one_at_once(world, old):
    ana = member(world)
    request = change(ana, old)
    assert put(world, ana, request).status_code == 204
    caller = from_somewhere(world)
    begun = ok(caller.post("/unlock/begin", json={"login": ana.login}))
    assert begun["server_salt"] == request["lock"]["public"]["server_salt"]
    assert unlock(caller, ana.login, ana.lock("password")["auth"]).status_code == 401
    assert unlock(caller, ana.login, request["lock"]["auth"]).is_success
    assert ("lock.replaced", ana.person.id) in audited(world, ana.invited.practice.id)


def test_a_signed_in_device_alone_changes_no_lock(world):
    ana = member(world)
    for wrong in ({"old_auth": NOWHERE}, {"old_kind": "recovery"}, {"old_kind": "passkey"}):
        assert problem(put(world, ana, change(ana, **wrong))) == (401, "unlock-refused")
    assert unlock(from_somewhere(world), ana.login, ana.lock("password")["auth"]).is_success


def test_guessing_at_the_old_password_here_is_slowed_too(world):
    ana = member(world)
    token = {"Authorization": ana.person.api.headers["Authorization"]}
    caller = from_somewhere(world)
    exhaust(world, caller, ana.login)
    guess = caller.put("/locks/password", json=change(ana, old_auth=make_auth()), headers=token)
    assert problem(guess) == (429, "too-many-attempts")


def test_the_lock_of_another_account_proves_nothing(world):
    ana, ben = member(world), member(world)
    proof = {"old_auth": ben.lock("password")["auth"]}
    assert problem(put(world, ana, change(ana, **proof))) == (401, "unlock-refused")


def test_two_locks_are_kept_one_of_them_a_recovery_code(world):
    ana = member(world)
    proof = {"old_kind": "password", "old_auth": ana.lock("password")["auth"]}
    for kind in ("password", "recovery"):
        answer = ana.person.api.request("DELETE", f"/locks/{kind}", json=proof)
        assert problem(answer) == (409, "locks-needed")
    assert len(ok(ana.person.api.get("/me"))["locks"]) == 2


def test_a_lock_that_is_not_there_cannot_be_removed(world):
    ana = member(world)
    proof = {"old_kind": "password", "old_auth": ana.lock("password")["auth"]}
    for kind in ("passkey", "%00", "door"):
        answer = ana.person.api.request("DELETE", f"/locks/{kind}", json=proof)
        assert problem(answer) == (404, "not-found")


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("recovery", {}),
        ("passkey", {}),
        ("password", {"lock": {}}),
        ("password", {"account_id": NOWHERE}),
        ("password", {"login": "other@example.org"}),
        ("password", {"old_auth": "x"}),
    ],
)
def test_a_change_with_another_shape_is_refused(world, kind, changes):
    ana = member(world)
    assert problem(put(world, ana, change(ana, **changes), kind)) == (422, "malformed")


def test_an_invitation_and_the_practice_have_no_locks(world):
    ana = member(world)
    practice = ana.invited.practice
    for seat in (world.person(practice.secret), world.person(ana.invited.guest.account)):
        answer = seat.api.put("/locks/password", json=change(ana))
        assert problem(answer) == (403, "not-permitted")
