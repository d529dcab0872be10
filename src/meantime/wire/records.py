"""Who opened a thread or copied it to a device; what custodians have to do."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from meantime.wire.base import Page, Shape
from meantime.wire.spaces import Instant


class NewOpening(Shape):
    """That an app has shown a thread up to `seq`: now, or at `at` (ms) if it had no connection."""

    seq: Annotated[int, Meta(ge=0)]
    at: Annotated[int, Meta(ge=0)] | None = None


class Opening(Shape):
    """That somebody opened a thread, or copied much of it to a device.

    `on` is the day in the practice's zone. `at` and `last_at` are when that began and was last
    told; null where the reader is told the day alone. `role` is the one they had then, `is_cover`
    that they sat there for a time, `is_emergency` that it was opened for them in an emergency; that
    itself is a row of the kind `emergency`, whose `last_at` is its end. `until_seq` is how far the
    log was shown, -1 to a client.
    """

    seat_id: str
    kind: Literal["opened", "copied", "emergency"]
    role: str
    is_cover: bool
    is_emergency: bool
    on: date
    at: Instant | None
    last_at: Instant | None
    until_seq: int


class OpeningPage(Page):
    """31 days, newest first; a day that two pages have is told once. `zone` is the practice's."""

    zone: str
    openings: list[Opening]


class SeatCount(Shape):
    """In how many spaces somebody sits."""

    seat_id: str
    spaces: int


class Custody(Shape):
    """What is left to do in the spaces of a practice, by the server's word.

    `practice_seats` are the keys under which the practice sits: more than one while a rotation is
    under way. `leavers` have left and still sit somewhere. `unattended` are the first threads in
    which a client sits and no clinician.
    """

    practice_seats: list[SeatCount]
    leavers: list[SeatCount]
    unattended: list[str]
