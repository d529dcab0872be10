"""Founding a practice with a code from whoever runs the server."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from meantime.protocol import flows
from meantime.protocol.keys import make_account
from meantime.server.practices.service import make_setup_code
from meantime.server.practices.tables import setup_codes
from tests.server.accounts.people import NOWHERE, audited, from_somewhere, problem, unlock
from tests.world import DETAILS, new_account, ok


def request_of(world, account, **changes):
    root, _ = flows.found_practice(account, world.now_ms)
    return {
        "setup_code": world.server.write(make_setup_code),
        "details": DETAILS,
        "account": new_account(account),
        "root": root.wire,
        **changes,
    }


def found(world, request):
    return world.client().post("/practices", json=request)


def test_a_practice_its_owner_and_its_space_are_founded_in_one_go(world):
    account = make_account()
    request = request_of(world, account)
    id_ = ok(found(world, request))["id"]
    owner = world.person(account)
    assert ok(owner.api.get("/practice")) == {"id": id_, "details": DETAILS}
    [member] = ok(owner.api.get("/staff"))["staff"]
    assert member.pop("since")
    assert member == {
        "account_id": account.id,
        "role": "custodian",
        "permissions": ["owner", "clinician"],
    }
    [space] = ok(owner.api.get("/spaces"))["spaces"]
    assert (space["id"], space["type"], space["role"]) == (id_, "practice", "custodian")
    lock = request["account"]["locks"][0]
    assert unlock(from_somewhere(world), request["account"]["login"], lock["auth"]).is_success
    assert ("practice.founded", id_) in audited(world, id_)


def test_a_code_founds_one_practice(world):
    request = request_of(world, make_account())
    ok(found(world, request))
    again = request_of(world, make_account(), setup_code=request["setup_code"])
    assert problem(found(world, again)) == (403, "setup-refused")


def test_a_code_is_good_for_a_day(world):
    account = make_account()
    code = world.server.write(make_setup_code)
    world.clock.advance(timedelta(days=1))
    refused = found(world, request_of(world, account, setup_code=code))
    assert problem(refused) == (403, "setup-refused")


@pytest.mark.parametrize("code", ["", NOWHERE, "a\0b", "x" * 10_000])
def test_a_code_that_was_never_made_founds_nothing(world, code):
    refused = found(world, request_of(world, make_account(), setup_code=code))
    assert problem(refused) == (403, "setup-refused")


def test_whoever_holds_a_code_is_told_whether_it_is_still_good(world):
    def standing(code):
        return ok(world.client().post("/setup-codes/standing", json={"setup_code": code}))["state"]

    request = request_of(world, make_account())
    assert standing(request["setup_code"]) == "open"
    ok(found(world, request))
    assert standing(request["setup_code"]) == "used"
    left_lying = world.server.write(make_setup_code)
    world.clock.advance(timedelta(days=1))
    assert standing(left_lying) == "expired"
    assert standing(request["setup_code"]) == "used"
    assert standing(NOWHERE) == "unknown"


def test_only_the_hash_of_a_code_is_kept(world):
    code = world.server.write(make_setup_code)
    kept = world.server.read(lambda unit: unit.db.execute(select(setup_codes)).all())
    assert kept
    assert code not in str(kept)


def test_what_is_refused_uses_up_neither_the_code_nor_the_login(world):
    request = request_of(world, make_account())
    lonely = {**request["account"], "locks": request["account"]["locks"][:1]}
    assert problem(found(world, {**request, "account": lonely})) == (409, "locks-needed")
    ok(found(world, request))


def test_the_root_is_signed_by_the_card_of_the_account(world):
    stranger = flows.found_practice(make_account(), world.now_ms)[0].wire
    refused = found(world, request_of(world, make_account(), root=stranger))
    assert problem(refused) == (422, "malformed")
    assert list(refused.json()["fields"]) == ["root"]


def test_the_root_of_another_kind_of_space_founds_no_practice(world):
    account = make_account()
    own = flows.found_own(account, world.now_ms).wire
    assert problem(found(world, request_of(world, account, root=own))) == (422, "malformed")


@pytest.mark.parametrize(
    ("part", "code"), [("h", "json"), ("b", "body"), ("s", "sig")]
)  # each the other founder's
def test_a_root_that_breaks_the_logs_rules_founds_nothing(world, part, code):
    account = make_account()
    other = flows.found_practice(make_account(), world.now_ms)[0].wire
    request = request_of(world, account)
    request["root"] |= {part: "AAAA" if part == "h" else {**other}[part]}
    refused = found(world, request)
    assert problem(refused) == (422, "invalid-entry")
    assert refused.json()["code"] == code


@pytest.mark.parametrize(
    "changes",
    [
        {"details": {**DETAILS, "zone": "Mars/Olympus"}},
        {"details": {**DETAILS, "name": ""}},
        {"details": {**DETAILS, "locale": "xx"}},
        {"details": {**DETAILS, "owner": "me"}},
        {"details": {}},
        {"root": {}},
        {"id": NOWHERE},
        {"permissions": ["owner"]},
    ],
)
def test_a_practice_with_another_shape_is_refused(world, changes):
    refused = found(world, {**request_of(world, make_account()), **changes})
    assert problem(refused) == (422, "malformed")
