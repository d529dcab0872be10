"""People for tests: a practice with staff and a client, all signed in, all by real requests.

Nobody here runs a password through Argon2id: sign-ins are opened by key.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import httpx2

from meantime.protocol import flows
from meantime.protocol.codes import join_account
from meantime.protocol.encoding import b64, unb64
from meantime.protocol.keys import Account, make_account
from meantime.protocol.sessions import sign_session
from meantime.protocol.writing import seat
from meantime.server.kit.clock import to_ms
from meantime.server.practices.service import make_setup_code
from meantime.wire.base import API
from tests.bodies import DETAILS, USUAL_STEPS, ladder, make_auth, new_account
from tests.running import NO_TLS
from tests.space import Space, ok

if TYPE_CHECKING:
    from meantime.wire.safety import Night
    from tests.outside import OutsideServer
    from tests.running import RunningServer

__all__ = [
    "DETAILS",
    "USUAL_STEPS",
    "Person",
    "Practice",
    "Space",
    "World",
    "make_auth",
    "new_account",
    "ok",
]

WELCOME = (
    {"type": "purpose", "of": "thread", "about": ""},
    {"type": "text", "text": "Welcome."},
)
WEEK_MS = 7 * 24 * 3_600_000


class World:
    """A running server and whoever is made on it. Practices never meet each other."""

    def __init__(self, server: RunningServer | OutsideServer, database: str) -> None:
        self.server: Any = server  # tests know which of the two they asked for
        self.database = database
        self.clock: Any = server.clock
        self._clients: list[httpx2.Client] = []

    @property
    def now_ms(self) -> int:
        return to_ms(self.clock.now())

    def practice(self, night: Night | None = "clinician") -> Practice:
        """Return a new practice; its people are made when they are first asked for.

        `night` is who is woken out of hours; None if it has not chosen that.
        """
        return Practice(self, night)

    def person(self, account: Account, login: str = "") -> Person:
        """Return somebody who is signed in by the key of `account`."""
        person = Person(self, account, login)
        person.sign_in()
        return person

    def client(self, token: str = "") -> httpx2.Client:
        """Return a client of the API; signed out without a token."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        client = httpx2.Client(
            base_url=self.server.url + API, headers=headers, timeout=30, verify=NO_TLS
        )
        self._clients.append(client)
        return client

    def close(self) -> None:
        for client in self._clients:
            client.close()


@dataclass
class Person:
    """An account and its API client."""

    world: World
    account: Account
    login: str = ""
    api: httpx2.Client = field(init=False)
    sign_in_id: str = field(init=False)

    @property
    def id(self) -> str:
        return self.account.id

    def sign_in(self) -> httpx2.Client:
        """Open another sign-in, and use it from now on."""
        signed_out = self.world.client()
        nonce = ok(signed_out.post("/sign-ins/nonce"))["nonce"]
        at = self.world.now_ms
        origin = self.world.server.origin
        signed_in = ok(
            signed_out.post(
                "/sign-ins",
                json={
                    "id": self.id,
                    "origin": origin,
                    "nonce": nonce,
                    "at": at,
                    "signature": b64(sign_session(self.account, origin, unb64(nonce), at)),
                    "carrier": "bearer",
                    "device": "cli",
                },
            )
        )
        self.sign_in_id = signed_in["sign_in_id"]
        self.api = self.world.client(signed_in["token"])
        return self.api


class Practice:
    """A practice: `owner`, `clinician` and `client`, and the thread `care` of the latter two."""

    def __init__(self, world: World, night: Night | None = "clinician") -> None:
        self.world = world
        account = make_account()
        root, self.secret = flows.found_practice(account, world.now_ms)
        request = {
            "setup_code": world.server.write(make_setup_code),
            "details": DETAILS,
            "account": new_account(account),
            "root": root.wire,
        }
        self.id = ok(world.client().post("/practices", json=request))["id"]
        self.roster = Space(world, root)
        self.owner = world.person(account, request["account"]["login"])
        if night:
            ok(self.owner.api.put("/safety/ladder", json=ladder(night)))

    @cached_property
    def clinician(self) -> Person:
        """Somebody of the staff."""
        return self.hire()

    @cached_property
    def seat(self) -> Person:
        """The practice's own seat, whose key the owner holds."""
        assert self.care
        return self.world.person(self.secret)

    @cached_property
    def client(self) -> Person:
        """The client in `care`."""
        _ = self.care
        return self._client

    @cached_property
    def care(self) -> Space:
        """The thread of clinician and client, past the welcome and the joining."""
        space = self.found(self.clinician)
        self._client = self.admit(space, self.clinician)
        return space

    def hire(self) -> Person:
        """Return a new member of the staff, who has joined by invitation."""
        now = self.world.now_ms
        invited = flows.invite_staff(self.owner.account, self.roster.state, now + WEEK_MS, now)
        self.roster.send(self.owner, *invited.entries)
        return self.join(self.roster, invited.code)

    def dismiss(self, person: Person) -> None:
        """Take somebody off the roster."""
        now = self.world.now_ms
        self.roster.send(
            self.owner, flows.remove(self.owner.account, self.roster.state, [person.id], now)
        )

    def found(self, person: Person, type_: str = "care", purpose: str = "thread") -> Space:
        """Return a new space of somebody's."""
        now = self.world.now_ms
        if type_ == "own":
            root = flows.found_own(person.account, now)
        else:
            root = flows.found_space(person.account, type_, self.secret.card, now)
        ok(person.api.post("/spaces", json={"purpose": purpose, "root": root.wire}))
        return Space(self.world, root)

    def invite(self, space: Space, inviter: Person, for_ms: int = WEEK_MS) -> bytes:
        """Return the code of a new client's invitation, its welcome sent."""
        now = self.world.now_ms
        invited = flows.invite_client(
            inviter.account, space.state, WELCOME, until=now + for_ms, at=now
        )
        space.send(inviter, *invited.entries)
        return invited.code

    def admit(self, space: Space, inviter: Person) -> Person:
        """Return a new client, who has joined `space` by invitation."""
        return self.join(space, self.invite(space, inviter))

    def join(self, space: Space, code: bytes) -> Person:
        """Return whoever takes the seat of a code, signed in as themselves."""
        account = make_account()
        guest = self.world.person(join_account(code))
        request = new_account(account)
        ok(guest.api.post("/accounts", json=request))
        space.send(guest, flows.join(account, space.state, code, self.world.now_ms))
        return self.world.person(account, request["login"])

    def seat_in(self, space: Space, by: Person, who: Person, role: str) -> None:
        """Seat a colleague with the keys that there are."""
        gens = list(range(1, space.state.gen + 1))
        added = seat(who.account.card, role)
        space.send(by, flows.add_seat(by.account, space.state, added, gens, self.world.now_ms))
