"""The SDK in the hands of the world's people, and a network between that can fail or lie."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cached_property
from typing import TYPE_CHECKING, Any

import httpx2

from meantime import sdk
from meantime.protocol import flows
from meantime.protocol.keys import Account
from meantime.protocol.sealing import generation_key
from meantime.sdk.http import Http, tls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.world import Person, World

NO_PAUSE = (0.0,) * 12


class Hands(ExitStack):
    """A practice with `clinician`, `client` and the thread between them, seen from Python."""

    def __init__(self, world: World, folder: Path) -> None:
        super().__init__()
        self.world = world
        self.folder = folder
        self.practice = world.practice()

    def http(self, transport: httpx2.BaseTransport | None = None) -> Http:
        """Return a connection to the world's server that does not wait before it tries again."""
        return Http(self.world.server.origin, transport, NO_PAUSE)

    def take(
        self,
        person: Person,
        transport: httpx2.BaseTransport | None = None,
        device: str = "device",
    ) -> sdk.Person:
        """Return one of the world's people with the SDK on a device of theirs."""
        folder = self.folder / device
        return self.enter_context(sdk.connect_by_key(self.http(transport), person.account, folder))

    @cached_property
    def clinician(self) -> sdk.Person:
        return self.take(self.practice.clinician)

    @cached_property
    def client(self) -> sdk.Person:
        return self.take(self.practice.client)

    def knock(self, code: str) -> sdk.Invitation:
        """Return the invitation that a code stands for."""
        return self.enter_context(sdk.knock(self.http(), code))

    def join(self, code: str, newcomer: sdk.Newcomer) -> sdk.Person:
        """Return whoever takes the seat of a code."""
        person, _ = self.knock(code).accept(newcomer, self.folder / "device")
        return self.enter_context(person)

    def between(self) -> Between:
        """Return a network that a test can meddle with; honest at first."""
        network = Between()
        self.callback(network.close)
        return network

    def thread(self, person: sdk.Person) -> sdk.Thread:
        """Return the thread of the practice as `person` has it."""
        return person.thread(self.practice.care.id)

    def rotate(self) -> None:
        """Start a new generation in the thread."""
        account = self.clinician.connection.account
        self.thread(self.clinician).append_newest(
            lambda state: flows.rotate(account, state, self.world.now_ms)
        )

    def change_practice_secret(self) -> Account:
        """Give the practice a new secret, and its seat in the thread to that (flow F11)."""
        practice, roster, now = self.practice, self.practice.roster, self.world.now_ms
        account = practice.owner.account
        roster.send(practice.owner, flows.rotate(account, roster.state, now))
        new = Account(generation_key(roster.state, account, roster.state.gen))
        care = practice.care
        for entry in care.fetch(practice.clinician, after=care.state.seq):
            care.follow(entry)
        care.send(practice.seat, *flows.replace_practice(practice.secret, care.state, new, now))
        return new


class Between(httpx2.BaseTransport):
    """A network in which somebody sits. Change `meet` to let them act on a request."""

    def __init__(self) -> None:
        self._real = httpx2.HTTPTransport(verify=tls())
        self.meet: Callable[[httpx2.Request, Callable[[], Any]], httpx2.Response] = honest
        self.seen: list[httpx2.Request] = []

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        self.seen.append(request)
        return self.meet(request, lambda: self._real.handle_request(request))

    def close(self) -> None:
        self._real.close()


def honest(_: httpx2.Request, go_on: Callable[[], httpx2.Response]) -> httpx2.Response:
    """Carry a request to the server and its answer back."""
    return go_on()


def texts(thread):
    """Return what everybody but the clinician has written."""
    return [message.text for message in thread.read() if message.role != "clinician"]
