"""Requests about a client's record: when each is due and how it stands; not what is asked."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from meantime.wire.base import Page, Shape
from meantime.wire.spaces import Instant

PostId = Annotated[str, Meta(min_length=1, max_length=22)]
RequestKind = Literal["access", "amendment", "accounting"]
Settled = Literal["granted", "part", "denied", "withdrawn"]


class NewRequest(Shape):
    """That the entry is such a request. `asked_on`: when one came that the care team noted."""

    kind: RequestKind
    asked_on: date | None = None


class Extension(Shape):
    """To which local day a request waits, by the sealed post that says why."""

    answer_id: PostId
    until: date


class Settlement(Shape):
    """How a request ends, by the sealed post that says so to the client."""

    answer_id: PostId
    state: Settled


class RecordRequest(Shape):
    """A request by the id of its entry. Days are local ones of the practice.

    `asked_by` is whose entry it is: the client's, or of who noted it for them. `state` is "open"
    until it is answered; `is_overdue` if it should have been.
    """

    id: str
    space_id: str
    kind: RequestKind
    asked_by: str
    asked_on: date
    due_on: date
    is_extended: bool
    state: Literal["open", Settled]
    settled_at: Instant | None
    is_overdue: bool


class RecordRequests(Shape):
    """All requests of a thread, oldest first."""

    requests: list[RecordRequest]


class RequestPage(Page):
    """Requests that wait for an answer, those due first."""

    requests: list[RecordRequest]
