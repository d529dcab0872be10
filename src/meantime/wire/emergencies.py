"""A client's record that was opened in an emergency: who, until when, who knows of it."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from meantime.wire.base import Page, Shape
from meantime.wire.spaces import Instant

EntryId = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_-]{22}\Z")]


class NewEmergency(Shape):
    """That `account_id` is to read a client's thread, chart and desk ("" for none).

    `reason_id` is the entry of the chart that says why, sealed.
    """

    account_id: str
    chart_id: str
    desk_id: str
    reason_id: EntryId


class NewReview(Shape):
    """Where it is written down how an emergency is judged: an entry of its chart."""

    review_id: EntryId


class Emergency(Shape):
    """One client's record, opened for `account_id` by a custodian; `id` is the sealed reason's.

    Served until just before `until`, or `ended_at` if that was earlier: by `ended_by`, "" if its
    time ran out. `told_ids` are the others who were told at once, `reached_ids` those of them to
    whom a notice left. `seated_in` are the spaces in which the seat still stands.
    """

    id: str
    space_id: str
    chart_id: str
    desk_id: str
    opened_by: str
    account_id: str
    opened_at: Instant
    until: Instant
    ended_at: Instant | None
    ended_by: str
    told_ids: list[str]
    reached_ids: list[str]
    seated_in: list[str]
    reviewed_by: str
    reviewed_at: Instant | None
    review_id: str


class EmergencyPage(Page):
    """The newest first."""

    emergencies: list[Emergency]
