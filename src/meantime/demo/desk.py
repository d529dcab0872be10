"""The demo's desk: who is there, what time it is, what left the building."""

from __future__ import annotations

import secrets
from threading import Event
from typing import TYPE_CHECKING

from meantime.demo.people import PEOPLE, origin_of
from meantime.demo.shapes import Clock, Notice, Person

if TYPE_CHECKING:
    from meantime.demo.made import Made
    from meantime.demo.people import Somebody
    from meantime.server.kit.clock import SettableClock
    from meantime.server.notices.service import Kept


class Desk:
    """One run of the demo. `must_restart` is set when somebody wants to start over."""

    def __init__(self, made: Made, clock: SettableClock, port: int) -> None:
        self.made = made
        self.settable = clock
        self.port = port
        self.run = secrets.token_hex(8)
        self.must_restart = Event()
        self.names = {made.accounts[each.short]: each.name for each in PEOPLE}

    @property
    def clock(self) -> Clock:
        return Clock(run=self.run, now=self.settable.now())

    def person(self, somebody: Somebody) -> Person:
        therapist = next((p.name for p in PEOPLE if p.short == somebody.therapist), "")
        origin = origin_of(somebody, self.port)
        return Person(
            short=somebody.short,
            name=somebody.name,
            role=somebody.role,
            credential=somebody.credential,
            therapist=therapist,
            origin=origin,
        )

    def notice(self, kept: Kept) -> Notice:
        fate = kept.fate
        return Notice(
            id=kept.id,
            to=self.names[kept.seat_id],
            is_urgent=kept.is_urgent,
            state=fate.state,
            at=fate.at,
        )
