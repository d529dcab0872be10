"""Who else touches what a practice keeps, under which agreement (45 CFR 164.314(a))."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

from meantime.wire.base import Shape

VendorKind = Literal["host", "mail", "push", "storage", "other"]


class NewVendor(Shape):
    """A vendor; its name, what it touches and the signed file are a sealed post in the directory.

    `signed_on` is null where there is no agreement; `expires_on` is its last day, null where it has
    none. Local days of the practice.
    """

    kind: VendorKind
    note_id: Annotated[str, Meta(max_length=22)]
    signed_on: date | None = None
    expires_on: date | None = None


class Vendor(Shape):
    """A vendor as it is kept. `in_force`: there is an agreement that holds today."""

    id: str
    kind: VendorKind
    note_id: str
    signed_on: date | None
    expires_on: date | None
    in_force: bool
    changed_by: str
    changed_at: datetime


class Channel(Shape):
    """A way by which this server tells people that something waits, and all that it carries.

    `carries` are the kinds of notices, each of the same words for everybody: no text, no name, no
    link. `is_on`: this server sends by it. `in_force`: a vendor of this kind has an agreement that
    holds today; without one it carries no more than that either.
    """

    kind: Literal["mail", "push"]
    is_on: bool
    in_force: bool
    carries: list[Literal["waiting", "urgent"]]


class Vendors(Shape):
    """The oldest entry first."""

    vendors: list[Vendor]
    channels: list[Channel]
