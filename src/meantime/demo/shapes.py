"""What the demo's own pages ask and are told."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Final, Literal

import msgspec

WEEK: Final = 7 * 24 * 60
Minutes = Annotated[int, msgspec.Meta(ge=1, le=WEEK)]


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """The demo's time. `run` changes when it starts over: what a browser kept is void then."""

    run: str
    now: datetime


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """How far the clock goes on; it never goes back, no more than the real one."""

    minutes: Minutes


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What one of the made-up people would type, and the language that they read."""

    name: str
    locale: str
    login: str
    password: str


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whose app can be opened at `origin`. `therapist` is empty for staff."""

    short: str
    name: str
    role: str
    credential: str
    therapist: str
    origin: str


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """What was, or will be, said to somebody outside the app: that something waits."""

    id: str
    to: str
    is_urgent: bool
    state: Literal["waiting", "left", "spared"]
    at: datetime


class Everything(msgspec.Struct, frozen=True, kw_only=True):
    """What the desk shows. The password is everybody's, for whoever comes to a locked app."""

    clock: Clock
    practice: str
    password: str
    people: list[Person]
    notices: list[Notice]
