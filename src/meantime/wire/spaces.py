"""The sealed log over HTTP (protocol.md sections 4 to 6)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from meantime.wire.base import Page, Shape

Instant = Annotated[datetime, Meta(tz=True)]
SpaceType = Literal["practice", "care", "team", "own"]
Purpose = Literal[
    "practice", "thread", "chart", "desk", "directory", "answers", "journal", "private"
]


class Entry(Shape):
    """A wire entry: header, body and signature in base64url. `b` is empty once destroyed."""

    h: str
    b: str
    s: str


class NewSpace(Shape):
    purpose: Purpose
    root: Entry


class SpaceCreated(Shape):
    id: str


class SpaceSummary(Shape):
    """A space in which the signed-in seat sits or sat. `until_seq` is -1 while it sits there."""

    id: str
    type: SpaceType
    purpose: Purpose
    role: str
    since_seq: int
    until_seq: int
    head_seq: int
    head: str
    responsible: str  # account id of the responsible clinician of a thread, else ""


class SpacePage(Page):
    spaces: list[SpaceSummary]


class ReceivedEntry(Entry):
    """An entry as it comes back, with the server's receipt time."""

    received_at: datetime


class EntryPage(Shape):
    """Entries after the pin, in order. `pin` is the server's own hash there, "" before the root."""

    pin: str
    entries: list[ReceivedEntry]
    head_seq: int


class Appended(Shape):
    """Stored now (201), or known before under this id (200: `stored` is what is there)."""

    seq: int
    received_at: datetime
    stored: Entry | None = None


class Term(Shape):
    """When the server serves a seat: from `starts_at` until just before `ends_at`.

    `zone` (IANA) is the one in which they were said.
    """

    starts_at: Instant
    ends_at: Instant
    zone: str


class SeatTerm(Term):
    """A seat for a time. `role` is "" where nobody has taken it yet."""

    space_id: str
    purpose: Purpose
    seat_id: str
    role: str


class TermPage(Page):
    terms: list[SeatTerm]
