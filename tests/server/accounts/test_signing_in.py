"""Opening a sign-in by key, and every way in which it is refused."""

from datetime import timedelta

import pytest

from meantime.protocol.encoding import b64, unb64
from meantime.protocol.keys import make_account
from tests.server.accounts.people import NOWHERE, audited, invite, member, sign_in_request
from tests.world import ok

REFUSED = {
    "type": "/problems/sign-in-refused",
    "title": "This sign-in was not accepted",
    "status": 401,
}


def refused(world, request, **headers):
    answer = world.client().post("/sign-ins", json=request, headers=headers)
    return (answer.status_code, answer.json()) == (401, REFUSED)


def test_an_account_an_invitation_and_the_practice_sign_in_by_their_key(world):
    ana = member(world)
    practice = ana.invited.practice
    invited = invite(world, practice)
    for person in (ana.person, invited.guest, world.person(practice.secret)):
        me = ok(person.api.get("/me"))
        assert (me["id"], me["practice_id"]) == (person.id, practice.id)
    assert ok(ana.person.api.get("/me"))["login"] == ana.login
    assert ok(invited.guest.api.get("/me"))["login"] == ""


def test_an_invitation_that_was_used_still_signs_in_to_see_that_it_was(world):
    ana = member(world)
    guest = world.person(ana.invited.guest.account)
    assert ana.invited.space.fetch(guest)[-1].hash == ana.invited.space.state.head


def test_an_id_that_nobody_has_is_refused(world):
    assert refused(world, sign_in_request(world, make_account()))


def test_the_key_of_somebody_else_is_refused(world):
    ana = member(world)
    assert refused(world, {**sign_in_request(world, make_account()), "id": ana.person.id})


def test_a_nonce_is_good_once(world):
    ana = member(world)
    request = sign_in_request(world, ana.person.account)
    ok(world.client().post("/sign-ins", json=request))
    assert refused(world, request)


def test_a_nonce_is_no_better_for_another_person(world):
    ana = member(world)
    first = sign_in_request(world, ana.person.account)
    ok(world.client().post("/sign-ins", json=first))
    owner = ana.invited.practice.owner
    assert refused(world, sign_in_request(world, owner.account, nonce=first["nonce"]))


def test_a_nonce_that_the_server_did_not_make_is_refused(world):
    ana = member(world)
    assert refused(world, sign_in_request(world, ana.person.account, nonce=NOWHERE))


def test_a_nonce_ends_after_five_minutes(world):
    ana = member(world)
    nonce = ok(world.client().post("/sign-ins/nonce"))["nonce"]
    world.clock.advance(timedelta(minutes=5))
    assert refused(world, sign_in_request(world, ana.person.account, nonce=nonce))


@pytest.mark.parametrize("off_by_ms", [-301_000, 360_000, 2**52, -(2**52)])
def test_a_clock_that_is_far_off_is_refused(world, off_by_ms):
    ana = member(world)
    at = world.now_ms + off_by_ms
    assert refused(world, sign_in_request(world, ana.person.account, at=at))


@pytest.mark.parametrize("off_by_ms", [-290_000, 290_000])
def test_a_clock_that_is_a_little_off_is_accepted(world, off_by_ms):
    ana = member(world)
    request = sign_in_request(world, ana.person.account, at=world.now_ms + off_by_ms)
    ok(world.client().post("/sign-ins", json=request))


def test_a_signature_for_another_origin_is_refused(world):
    ana = member(world)
    request = sign_in_request(world, ana.person.account, origin="https://meantime.evil.example")
    assert refused(world, request)
    assert refused(world, {**request, "origin": world.server.origin})


def test_a_page_elsewhere_cannot_pass_on_a_good_signature(world):
    ana = member(world)
    request = sign_in_request(world, ana.person.account)
    assert refused(world, request, Origin="https://meantime.evil.example")
    assert refused(world, request, Origin="null")


def test_the_signature_of_an_entry_is_none_of_a_session(world):
    ana = member(world)
    entry = ana.invited.space.post(ana.person)
    request = sign_in_request(world, ana.person.account)
    assert refused(world, {**request, "signature": b64(entry.signature)})


def test_the_signature_of_a_session_is_none_of_an_entry(world):
    ana = member(world)
    entry = ana.invited.space.write(ana.person)
    session = sign_in_request(world, ana.person.account)["signature"]
    answer = ana.person.api.post(ana.invited.space.path, json={**entry.wire, "s": session})
    assert (answer.status_code, answer.json()["code"]) == (422, "sig")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", ""),
        ("id", "a\0b"),
        ("id", "A" * 10_000),
        ("nonce", ""),
        ("nonce", "!"),
        ("signature", ""),
        ("signature", NOWHERE),
        ("signature", NOWHERE * 2),
    ],
)
def test_bytes_that_are_none_are_refused_like_wrong_ones(world, field, value):
    ana = member(world)
    assert refused(world, {**sign_in_request(world, ana.person.account), field: value})


@pytest.mark.parametrize(
    "changes",
    [
        {"at": "now"},
        {"at": 1.5},
        {"carrier": "query"},
        {"device": "the big grey one"},
        {"practice_id": NOWHERE},
        {"account_id": NOWHERE},
        {"scope": "full"},
    ],
)
def test_a_request_with_another_shape_is_malformed(world, changes):
    request = {**sign_in_request(world, make_account()), **changes}
    answer = world.client().post("/sign-ins", json=request)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/malformed")


def test_a_nonce_has_32_bytes_and_asking_for_one_stores_nothing(world):
    assert len(unb64(ok(world.client().post("/sign-ins/nonce"))["nonce"])) == 32


def test_a_sign_in_is_noted_down(world):
    ana = member(world)
    world.person(ana.person.account)
    assert audited(world, ana.invited.practice.id)[-1] == ("sign_in.opened", ana.person.id)
