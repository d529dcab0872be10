"""Until when a record is kept, and what was destroyed of it (protocol.md, F14)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from meantime.wire.base import Page, Shape
from meantime.wire.spaces import Instant

SpaceId = Annotated[str, Meta(max_length=43)]


class KeepingChoice(Shape):
    """Which spaces beside the thread are one record, and the first local day on which it may go.

    Null: it is kept for now.
    """

    spaces: Annotated[list[SpaceId], Meta(max_length=8)]
    destroy_on: date | None


class HoldChoice(Shape):
    """Whether a legal hold stands. Which one and why is sealed in the desk."""

    is_held: bool


class DestructionPlan(Shape):
    """The day from which on a record may go, as the custodian's app has counted it just now."""

    destroy_on: date


class DestructionOrder(Shape):
    """Up to which seq a space's posts go, and the practice's signed event that says so."""

    event_id: Annotated[str, Meta(max_length=22)]
    upto: Annotated[int, Meta(ge=0)]


class DestroyedPart(Shape):
    """What is gone of a space: how many posts and files, up to which seq; null: nothing is."""

    space_id: str
    upto: int | None
    posts: int
    files: int
    destroyed_at: Instant | None


class KeptRecord(Shape):
    """A client's record, by its thread. All is null of one about which nothing was decided.

    `may_go_from` is when the days to think it over are past.
    """

    thread_id: str
    destroy_on: date | None
    is_held: bool
    planned_at: Instant | None
    planned_by: str | None
    may_go_from: Instant | None
    destroyed_at: Instant | None
    spaces: list[DestroyedPart]


class RetentionPage(Page):
    """Records about which something was decided. `today` is the practice's local day.

    For `backup_days` after it, a backup may bring back what was destroyed.
    """

    records: list[KeptRecord]
    today: date
    backup_days: int
