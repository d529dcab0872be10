"""Making an account under an invitation."""

from datetime import timedelta

import pytest

from meantime.protocol import flows
from meantime.protocol.encoding import b64
from meantime.protocol.keys import make_account
from tests.server.accounts.people import (
    NOWHERE,
    audited,
    from_somewhere,
    invite,
    member,
    problem,
    sign_in_request,
    take,
    unlock,
)
from tests.world import new_account, ok

SMALL_ORDER = b64(bytes(64))


def create(invited, request):
    return invited.guest.api.post("/accounts", json=request)


def test_an_invitation_makes_the_account_that_takes_its_seat(world):
    invited = invite(world)
    account = make_account()
    request = new_account(account)
    made = ok(create(invited, request))
    assert made == {"id": account.id, "practice_id": invited.practice.id}
    invited.join(account)
    person = world.person(account)
    me = ok(person.api.get("/me"))
    assert me["login"] == request["login"]
    assert [(lock["kind"], lock["suite"]) for lock in me["locks"]] == [
        ("password", 1),
        ("recovery", 0),
    ]
    assert audited(world, invited.practice.id).count(("account.created", account.id)) == 1


def test_making_the_same_account_again_changes_nothing(world):
    invited = invite(world)
    request = new_account(make_account())
    assert ok(create(invited, request)) == ok(create(invited, request))
    assert unlock(from_somewhere(world), request["login"], request["locks"][0]["auth"]).is_success


def test_another_account_under_the_invitation_replaces_the_one_that_waits(world):
    invited = invite(world)
    first, second = make_account(), make_account()
    request = new_account(first)
    ok(create(invited, request))
    waiting = world.person(first)
    ok(create(invited, {**new_account(second), "login": request["login"]}))
    assert waiting.api.get("/me").status_code == 401
    answer = world.client().post("/sign-ins", json=sign_in_request(world, first))
    assert problem(answer) == (401, "sign-in-refused")
    assert (
        unlock(from_somewhere(world), request["login"], request["locks"][0]["auth"]).status_code
        == 401
    )


def test_an_account_is_made_by_nobody_but_an_open_invitation(world):
    ana = member(world)
    practice = ana.invited.practice
    used = world.person(ana.invited.guest.account)
    for person in (ana.person, practice.owner, world.person(practice.secret), used):
        answer = person.api.post("/accounts", json=new_account(make_account()))
        assert problem(answer) == (403, "not-permitted")
    assert problem(world.client().post("/accounts", json=new_account(make_account()))) == (
        401,
        "not-signed-in",
    )


def test_an_invitation_that_has_run_out_makes_no_account(world):
    invited = invite(world, for_ms=3_600_000)
    world.clock.advance(timedelta(hours=1, seconds=1))
    assert problem(create(invited, new_account(make_account()))) == (403, "not-permitted")


def test_an_invitation_that_was_withdrawn_makes_no_account(world):
    invited = invite(world)
    owner, space = invited.practice.owner, invited.space
    space.send(owner, flows.remove(owner.account, space.state, [invited.guest.id], world.now_ms))
    assert problem(create(invited, new_account(make_account()))) == (403, "not-permitted")


def test_a_login_belongs_to_one_account_also_across_practices(world):
    ana = member(world)
    request = {**new_account(make_account()), "login": f" {ana.login.upper()} "}
    for practice in (ana.invited.practice, world.practice()):
        assert problem(create(invite(world, practice), request)) == (409, "login-taken")
    assert unlock(from_somewhere(world), ana.login, ana.lock("password")["auth"]).is_success


def test_nobody_takes_the_login_of_somebody_who_is_about_to_join(world):
    waiting, other = invite(world), invite(world)
    request = new_account(make_account())
    ok(create(waiting, request))
    answer = create(other, {**new_account(make_account()), "login": request["login"]})
    assert problem(answer) == (409, "login-taken")


def test_a_login_is_free_again_when_its_account_can_no_longer_join(world):
    abandoned = invite(world, for_ms=3_600_000)
    request = new_account(make_account())
    ok(create(abandoned, request))
    world.clock.advance(timedelta(hours=2))
    ok(create(invite(world), {**new_account(make_account()), "login": request["login"]}))


def test_an_account_that_was_seated_elsewhere_is_taken_back_by_nobody(world):
    first = invite(world)
    second = invite(world, first.practice)
    account = make_account()
    ok(create(first, new_account(account)))
    second.join(account)
    assert problem(create(first, new_account(make_account()))) == (403, "not-permitted")
    assert world.person(account).api.get("/me").is_success


def test_a_card_that_is_known_makes_no_second_account(world):
    ana = member(world)
    practice = ana.invited.practice
    ok(world.person(practice.secret).api.get("/me"))
    for known in (
        ana.person.account,
        practice.owner.account,
        practice.secret,
        ana.invited.guest.account,
    ):
        answer = create(invite(world), new_account(known))
        assert problem(answer) == (422, "malformed")
        assert list(answer.json()["fields"]) == ["card"]


@pytest.mark.parametrize("kinds", [[], ["password"], ["recovery"]])
def test_an_account_needs_two_locks_one_of_them_a_recovery_code(world, kinds):
    request = new_account(make_account())
    by_kind = {lock["kind"]: lock for lock in request["locks"]}
    request["locks"] = [by_kind[kind] for kind in kinds]
    assert problem(create(invite(world), request)) == (409, "locks-needed")


def test_an_account_has_no_two_locks_of_a_kind(world):
    request = new_account(make_account())
    request["locks"] *= 2
    assert problem(create(invite(world), request)) == (422, "malformed")


@pytest.mark.parametrize(
    "changes",
    [
        {"card": ""},
        {"card": NOWHERE},
        {"card": SMALL_ORDER},
        {"login": "nobody"},
        {"login": ""},
        {"practice_id": NOWHERE},
        {"id": NOWHERE},
        {"role": "custodian"},
        {"permissions": ["owner"]},
        {"invited_seat_id": None},
    ],
)
def test_an_account_with_another_shape_is_refused(world, changes):
    answer = create(invite(world), {**new_account(make_account()), **changes})
    assert problem(answer) == (422, "malformed")


@pytest.mark.parametrize(
    "changes",
    [
        {"suite": 0},
        {"suite": 2},
        {"public": {}},
        {"public": {"server_salt": ""}},
        {"public": {"server_salt": NOWHERE}},
        {"public": {"server_salt": b64(bytes(16)), "memory": "8"}},
        {"auth": ""},
        {"auth_hash": NOWHERE},
        {"wrapped": NOWHERE},
        {
            "kind": "passkey",
            "suite": 0,
            "public": {"credential_id": NOWHERE, "public_key": NOWHERE},
        },
    ],
)
def test_a_lock_with_another_shape_is_refused(world, changes):
    request = new_account(make_account())
    request["locks"][0] = {**request["locks"][0], **changes}
    assert problem(create(invite(world), request)) == (422, "malformed")


def test_what_is_refused_leaves_nothing_behind(world):
    invited = invite(world)
    request = new_account(make_account())
    lonely = {**request, "locks": request["locks"][:1]}
    assert problem(create(invited, lonely)) == (409, "locks-needed")
    answer = world.client().post(
        "/sign-ins", json=sign_in_request(world, make_account()) | {"id": NOWHERE}
    )
    assert problem(answer) == (401, "sign-in-refused")
    ok(create(invited, request))


def test_staff_make_accounts_under_their_invitation_like_clients(world):
    hired = world.practice().clinician
    me = ok(hired.api.get("/me"))
    assert (me["id"], me["login"]) == (hired.id, hired.login)


def test_no_route_returns_a_card_by_its_email(world):
    ana = member(world)
    assert take(invite(world)).login != ana.login
    schema = ok(world.client().get("/openapi.json"))
    for path, operations in schema["paths"].items():
        for operation in operations.values():
            asked = str(operation.get("requestBody", "")) + str(operation.get("parameters", ""))
            answers = {k: v for k, v in operation["responses"].items() if k.startswith("2")}
            assert not ("login" in asked and "card" in str(answers)), path
