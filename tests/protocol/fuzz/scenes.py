"""Honest logs, and every place in them where somebody might write next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from meantime.protocol import flows, spaces
from meantime.protocol.codes import join_account
from meantime.protocol.errors import ProtocolError
from meantime.protocol.keys import Account
from meantime.protocol.reseating import Move, reseat
from meantime.protocol.sealing import generation_key
from meantime.protocol.writing import seat
from tests.protocol.people import (
    AT,
    CLIENT,
    COVER,
    OTHER_CLIENT,
    OUTSIDER,
    OWNER,
    SUPERVISOR,
    THERAPIST,
    UNTIL,
    WELCOME,
    Log,
    World,
)

if TYPE_CHECKING:
    from collections.abc import Container

    from meantime.protocol.entry import Entry, Wire
    from meantime.protocol.spaces import SpaceState

PEOPLE = (OWNER, THERAPIST, COVER, CLIENT, OTHER_CLIENT, SUPERVISOR, OUTSIDER)


@dataclass(frozen=True)
class Scene:
    """The place after the first `after` entries of a log, and everybody who may turn up there.

    `detour` are valid entries behind those, which nobody honest wrote.
    """

    base: str
    after: int
    state: SpaceState | None
    log: list[Entry]
    accounts: dict[str, Account]
    detour: tuple[Wire, ...] = ()

    def grown(self, wire: Wire) -> Scene:
        """Return the place behind one more entry, which must be valid here."""
        state = spaces.advance(self.state and self.state.copy(), spaces.parse(wire))
        return replace(self, state=state, detour=(*self.detour, wire))

    def seated(self, roles: Container[str]) -> list[str]:
        """Return the ids of those on such seats who can be made to sign."""
        seats = self.state.seats if self.state else {}
        return [i for i, seat in seats.items() if seat.role in roles and i in self.accounts]

    @property
    def next(self) -> Entry:
        """Return the honest entry that comes here, or came last."""
        return self.log[min(self.after, len(self.log) - 1)]


@dataclass(frozen=True)
class Question:
    """What becomes of one wire entry in a scene."""

    scene: Scene
    wire: Any
    body_required: bool

    @property
    def request(self) -> dict[str, Any]:
        return {
            "base": self.scene.base,
            "after": self.scene.after,
            "entries": [*self.scene.detour, self.wire],
            "body_required": self.body_required,
        }

    def verdict(self) -> str:
        try:
            entry = spaces.parse(self.wire)
            spaces.check(self.scene.state, entry, body_required=self.body_required)
        except ProtocolError as refusal:
            return refusal.code
        return f"ok {entry.seq} {entry.hash}"


@dataclass(frozen=True)
class Base:
    """A whole log, which Node is told once."""

    name: str
    log: list[Entry]
    accounts: dict[str, Account]

    @property
    def request(self) -> dict[str, Any]:
        return {"base": self.name, "log": [entry.wire for entry in self.log]}

    def verdict(self) -> str:
        state = spaces.verify_log(self.request["log"])
        return f"ok {state.seq} {state.head}"

    def scenes(self) -> list[Scene]:
        scenes, state = [], None
        for after in range(len(self.log) + 1):
            scenes.append(Scene(self.name, after, state and state.copy(), self.log, self.accounts))
            if after < len(self.log):
                state = spaces.advance(state, self.log[after])
        return scenes


def bases() -> list[Base]:
    """Return logs of all four types in which everything honest happens."""
    world = World()
    practice, links = roster()
    practices = [Account(generation_key(practice.state, OWNER, gen)) for gen in (1, 2, 3)]
    logs = {
        "practice": (practice, links),
        "care": care(practices),
        "couple": couple(world),
        "team": (team(world, practices), []),
        "own": (world.journal(), []),
    }
    people = (*PEOPLE, world.practice, *practices)
    return [
        Base(name, log.entries, {one.id: one for one in (*people, *its_links)})
        for name, (log, its_links) in logs.items()
    ]


def roster() -> tuple[Log, list[Account]]:
    log = Log(flows.found_practice(OWNER, AT)[0])
    links = [hire(log, newcomer) for newcomer in (THERAPIST, COVER, SUPERVISOR, None)]
    log.add(flows.change_role(OWNER, log.state, COVER.id, "custodian", AT))
    log.add(flows.rotate(COVER, log.state, AT))
    links.append(hire(log, OTHER_CLIENT))
    log.add(flows.remove(COVER, log.state, [SUPERVISOR.id], AT))
    return log.add(flows.change_role(OWNER, log.state, COVER.id, "staff", AT)), links


def hire(log: Log, newcomer: Account | None) -> Account:
    """Open an invitation for staff and return its link; it stays open for nobody."""
    invited = flows.invite_staff(OWNER, log.state, UNTIL, AT)
    log.add(*invited.entries)
    if newcomer:
        log.add(flows.join(newcomer, log.state, invited.code, AT))
    return join_account(invited.code)


def invite(log: Log, inviter: Account, newcomer: Account | None) -> Account:
    """Open an invitation for a client and return its link; it stays open for nobody."""
    invited = flows.invite_client(inviter, log.state, WELCOME[1:], until=UNTIL, at=AT)
    log.add(*invited.entries)
    if newcomer:
        log.add(flows.join(newcomer, log.state, invited.code, AT))
    return join_account(invited.code)


def care(practices: list[Account]) -> tuple[Log, list[Account]]:
    log = Log(flows.found_space(THERAPIST, "care", practices[0].card, AT))
    links = [invite(log, THERAPIST, CLIENT)]
    first = log.write(CLIENT, attention=1)
    log.add(first)
    log.add(log.write(THERAPIST, re=first.id, show_at=AT + 9))
    grow = partial(flows.add_seat, THERAPIST)
    log.add(grow(log.state, seat(COVER.card, "clinician"), [log.state.gen], AT))
    log.add(grow(log.state, seat(SUPERVISOR.card, "observer"), [1, log.state.gen], AT))
    links.append(invite(log, COVER, None))
    log.add(flows.change_role(THERAPIST, log.state, SUPERVISOR.id, "clinician", AT))
    log.add(flows.remove(practices[0], log.state, [COVER.id], AT))
    log.add(flows.remove(practices[0], log.state, [CLIENT.id], AT))
    links.append(invite(log, practices[0], OTHER_CLIENT))
    log.add(flows.grant(THERAPIST, log.state, OTHER_CLIENT.id, [1, 2], AT))
    log.add(*flows.replace_practice(practices[0], log.state, practices[1], AT))
    return log.add(log.write(OTHER_CLIENT, attention=3)), links


def couple(world: World) -> tuple[Log, list[Account]]:
    log, code = world.invited_thread()
    links = [join_account(code), invite(log, THERAPIST, OTHER_CLIENT)]
    log.add(flows.join(CLIENT, log.state, code, AT))
    links.append(invite(log, THERAPIST, None))
    log.add(flows.remove(THERAPIST, log.state, [links[-1].id], AT))
    return log.add(log.write(CLIENT)), links


def team(world: World, practices: list[Account]) -> Log:
    log = world.chart()
    log.add(reseat(SUPERVISOR, log.state, Move(add=[seat(COVER.card, "observer")]), AT))
    log.add(flows.change_role(THERAPIST, log.state, COVER.id, "member", AT))
    log.add(flows.remove(COVER, log.state, [THERAPIST.id], AT))
    log.add(*flows.replace_practice(world.practice, log.state, practices[1], AT))
    return log.add(log.write(COVER))
