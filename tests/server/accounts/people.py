"""A person with locks that can be opened, and the ways in as they use them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from meantime.protocol import flows
from meantime.protocol.codes import join_account
from meantime.protocol.encoding import b64, unb64
from meantime.protocol.keys import Account, make_account
from meantime.protocol.sessions import sign_session
from meantime.server.accounts.rules.throttle import PAIR
from meantime.server.kit.audit import events
from tests.world import Person, Practice, Space, new_account, ok

if TYPE_CHECKING:
    import httpx2

    from meantime.server.kit.unit import Unit
    from tests.world import World

NOWHERE = b64(bytes(32))
UNLOCK_REFUSED = 401


@dataclass
class Invited:
    """An open invitation of a client: whoever holds the code is signed in as `guest`."""

    practice: Practice
    space: Space
    code: bytes
    guest: Person

    def join(self, account: Account) -> None:
        """Take the seat."""
        now = self.practice.world.now_ms
        self.space.send(self.guest, flows.join(account, self.space.state, self.code, now))


@dataclass
class Member:
    """A client who has joined, and the request that made the account."""

    invited: Invited
    request: dict[str, Any]
    person: Person

    @property
    def login(self) -> str:
        login: str = self.request["login"]
        return login

    def lock(self, kind: str) -> dict[str, Any]:
        """Return the lock as it was sent."""
        return next(lock for lock in self.request["locks"] if lock["kind"] == kind)


def invite(world: World, practice: Practice | None = None, **terms: Any) -> Invited:
    """Return a fresh invitation of a practice, of a new one if none is named."""
    practice = practice or world.practice()
    space = practice.found(practice.owner)
    code = practice.invite(space, practice.owner, **terms)
    return Invited(practice, space, code, world.person(join_account(code)))


def take(invited: Invited) -> Member:
    """Return whoever makes an account under the invitation and takes the seat."""
    account = make_account()
    request = new_account(account)
    ok(invited.guest.api.post("/accounts", json=request))
    invited.join(account)
    return Member(invited, request, invited.practice.world.person(account, request["login"]))


def member(world: World) -> Member:
    return take(invite(world))


def from_somewhere(world: World) -> httpx2.Client:
    """Return a signed-out caller at an address that nobody has called from before."""
    client = world.client()
    client.headers["X-Forwarded-For"] = ".".join(["10", *(str(b) for b in secrets.token_bytes(3))])
    return client


def unlock(caller: httpx2.Client, login: str, auth: str, kind: str = "password") -> httpx2.Response:
    return caller.post("/unlock", json={"login": login, "kind": kind, "auth": auth})


def exhaust(world: World, caller: httpx2.Client, login: str, kind: str = "password") -> None:
    """Fail until a further attempt must wait for as long as anybody ever waits."""
    for _ in range(PAIR.most):
        world.clock.advance(PAIR.longest_wait)
        assert unlock(caller, login, NOWHERE, kind).status_code == UNLOCK_REFUSED


def sign_in_request(world: World, account: Account, **changes: Any) -> dict[str, Any]:
    """Return a good request to sign in, with what is changed in it signed as changed."""
    signed = {
        "origin": world.server.origin,
        "nonce": ok(world.client().post("/sign-ins/nonce"))["nonce"],
        "at": world.now_ms,
        **changes,
    }
    signature = sign_session(account, signed["origin"], unb64(signed["nonce"]), signed["at"])
    return {
        "id": account.id,
        "signature": b64(signature),
        "carrier": "bearer",
        "device": "browser",
        **signed,
    }


def audited(world: World, practice_id: str) -> list[tuple[str, str]]:
    """Return (action, subject) of everything that was noted down in a practice, in order."""

    def read(unit: Unit) -> list[tuple[str, str]]:
        found = select(events.c.action, events.c.subject).where(events.c.practice_id == practice_id)
        return [tuple(row) for row in unit.db.execute(found.order_by(events.c.id))]

    noted: list[tuple[str, str]] = world.server.read(read)
    return noted


def problem(answer: httpx2.Response) -> tuple[int, str]:
    """Return the status and the slug of a refusal."""
    return answer.status_code, answer.json()["type"].removeprefix("/problems/")


def is_signed_out(answer: httpx2.Response) -> bool:
    """Tell whether an answer says nothing but that its caller is not signed in."""
    return problem(answer) == (401, "not-signed-in")
