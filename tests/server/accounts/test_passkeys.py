"""Passkeys: the server gives a wrapped secret only to whom the authenticator has just asked."""

import random
import secrets
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from meantime.protocol.encoding import b64, unb64
from meantime.protocol.keys import Account, make_account
from meantime.server.accounts.tables import locks
from tests.server.accounts.authenticator import PRESENT, Authenticator
from tests.server.accounts.people import (
    Invited,
    exhaust,
    from_somewhere,
    invite,
    member,
    problem,
    sign_in_request,
)
from tests.world import make_auth, new_account, ok


@dataclass
class Holder:
    """Somebody whose account opens with a passkey or the recovery code."""

    invited: Invited
    account: Account
    login: str
    auth: str
    wrapped: str
    key: Authenticator

    @property
    def world(self):
        return self.invited.practice.world

    def ask(self, caller=None, **changes):
        """Ask for the wrapped secret with a good assertion, but for what is changed."""
        request = {"id": self.account.id, "auth": self.auth, "assertion": self.use()}
        return (caller or from_somewhere(self.world)).post(
            "/unlock/passkey", json={**request, **changes}
        )

    def use(self, **said):
        return self.key.use(nonce(self.world), **said)


def nonce(world):
    return ok(world.client().post("/sign-ins/nonce"))["nonce"]


def passkey_lock(world, key, **changes):
    lock = {"kind": "passkey", "suite": 0, "public": key.make(nonce(world)), "auth": make_auth()}
    return {**lock, "wrapped": b64(secrets.token_bytes(72)), **changes}


def request_with(account, lock):
    request = new_account(account)
    return {**request, "locks": [lock, request["locks"][1]]}


@pytest.fixture
def ana(world):
    """Yield somebody who has joined with a passkey."""
    invited, account, key = invite(world), make_account(), Authenticator(world.server.origin)
    lock = passkey_lock(world, key)
    request = request_with(account, lock)
    ok(invited.guest.api.post("/accounts", json=request))
    invited.join(account)
    return Holder(invited, account, request["login"], lock["auth"], lock["wrapped"], key)


def test_the_owner_gets_the_wrapped_secret_and_signs_in(ana):
    assert ok(ana.ask())["wrapped"] == ana.wrapped
    me = ana.world.person(ana.account)
    assert [lock["kind"] for lock in ok(me.api.get("/me"))["locks"]] == ["passkey", "recovery"]


def test_only_the_id_and_the_public_key_are_kept(ana):
    def kept(unit):
        of_ana = locks.c.account_id == ana.account.id
        return unit.db.execute(
            select(locks.c.public).where(of_ana, locks.c.kind == "passkey")
        ).scalar_one()

    public = {"credential_id": b64(ana.key.id), "public_key": b64(ana.key.cose())}
    assert ana.world.server.read(kept) == public


def refused(answer):
    return problem(answer) == (401, "unlock-refused")


def test_no_secret_without_a_good_assertion(ana):
    stranger = replace(ana.key, key=Authenticator(ana.key.origin).key)
    unasked = replace(ana.key, flags=PRESENT)
    elsewhere = replace(ana.key, origin="https://meantime.evil.example")
    other_id = replace(ana.key, id=secrets.token_bytes(16))
    for key in (stranger, unasked, elsewhere, other_id):
        assert refused(ana.ask(assertion=key.use(nonce(ana.world)))), key
    assert refused(ana.ask(assertion=ana.use(type="webauthn.create")))
    assert refused(ana.ask(assertion=ana.use(origin="https://meantime.evil.example")))
    assert refused(ana.ask(assertion=ana.use(challenge=b64(bytes(32)))))
    assert refused(ana.ask(auth=make_auth()))
    assert ana.ask().is_success


def test_an_assertion_counts_once_and_for_five_minutes(ana):
    used = ana.use()
    assert ana.ask(assertion=used).is_success
    assert refused(ana.ask(assertion=used))
    late = ana.use()
    ana.world.clock.advance(timedelta(minutes=5))
    assert refused(ana.ask(assertion=late))


def test_a_nonce_that_opened_a_sign_in_is_no_challenge_any_more(ana):
    request = sign_in_request(ana.world, ana.account)
    assert ana.world.client().post("/sign-ins", json=request).is_success
    assert refused(ana.ask(assertion=ana.key.use(request["nonce"])))


def test_an_unknown_account_one_without_a_passkey_and_a_wrong_proof_look_alike(ana):
    ben = member(ana.world)
    answers = [
        ana.ask(id=make_account().id),
        ana.ask(id=ben.person.id),
        ana.ask(auth=make_auth()),
        ana.ask(assertion=ana.use(type="webauthn.create")),
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1


def test_guessing_at_a_passkey_is_slowed(ana):
    caller = from_somewhere(ana.world)
    exhaust(ana.world, caller, ana.login, "recovery")  # a count of its own
    assert ana.ask(caller).is_success
    for _ in range(30):
        answer = ana.ask(caller, auth=make_auth())
        if answer.status_code == 429:
            break
    assert problem(answer) == (429, "too-many-attempts")


def test_the_recovery_code_sets_another_passkey_and_a_passkey_a_password(ana):
    me = ana.world.person(ana.account)
    new = Authenticator(ana.key.origin)
    lock = passkey_lock(ana.world, new)
    proof = {"old_kind": "passkey", "old_auth": ana.auth}
    bare = me.api.put("/locks/passkey", json={**proof, "lock": lock})
    assert refused(bare)  # without an assertion
    lock = passkey_lock(ana.world, new)
    change = {**proof, "assertion": ana.use(), "lock": lock}
    assert me.api.put("/locks/passkey", json=change).status_code == 204
    assert refused(ana.ask())
    now = replace(ana, key=new, auth=lock["auth"], wrapped=lock["wrapped"])
    assert ok(now.ask())["wrapped"] == lock["wrapped"]
    password = new_account(make_account())["locks"][0]
    proof = {"old_kind": "passkey", "old_auth": now.auth, "assertion": now.use()}
    assert me.api.put("/locks/password", json={**proof, "lock": password}).status_code == 204
    proof = {"old_kind": "password", "old_auth": password["auth"]}
    assert me.api.request("DELETE", "/locks/passkey", json=proof).status_code == 204
    assert refused(now.ask())


def test_what_is_no_passkey_made_just_now_here_is_refused(world):
    key = Authenticator(world.server.origin)
    fresh = nonce(world)
    public = key.make(fresh)
    spoilt = [
        {**public, "attestation": ""},
        {**public, "attestation": b64(b"\xa0")},
        {**public, "client_data": b64(b"{}")},
        {**public, "client_data": "not base64!"},
        {"attestation": public["attestation"]},
        {**public, "more": ""},
        key.make(b64(bytes(32))),
        key.make(nonce(world), type="webauthn.get"),
        key.make(nonce(world), origin="https://meantime.evil.example"),
        replace(key, flags=PRESENT).make(nonce(world)),
        replace(key, origin="https://meantime.evil.example").make(nonce(world)),
        {"credential_id": b64(key.id), "public_key": b64(key.cose())},
    ]
    for bad in spoilt:
        request = request_with(make_account(), passkey_lock(world, key, public=bad))
        answer = invite(world).guest.api.post("/accounts", json=request)
        assert problem(answer) == (422, "malformed"), bad
    request = request_with(make_account(), passkey_lock(world, key, public=public))
    assert invite(world).guest.api.post("/accounts", json=request).is_success


def changed(dice, text):
    """Return base64url text of the same length with one of its bytes changed."""
    raw = bytearray(unb64(text))
    raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
    return b64(bytes(raw))


def test_an_assertion_with_one_bit_changed_opens_nothing(ana):
    dice = random.Random(7)  # noqa: S311  the same every time
    for name in ("authenticator_data", "client_data", "signature") * 10:
        assertion = ana.use()
        assertion[name] = changed(dice, assertion[name])
        assert refused(ana.ask(assertion=assertion))


def test_a_new_passkey_with_one_bit_changed_breaks_nothing(world):
    dice, key = random.Random(8), Authenticator(world.server.origin)  # noqa: S311
    guest = invite(world).guest
    for _ in range(40):
        public = key.make(nonce(world))
        public["attestation"] = changed(dice, public["attestation"])
        request = request_with(make_account(), passkey_lock(world, key, public=public))
        assert guest.api.post("/accounts", json=request).status_code in {201, 422}
