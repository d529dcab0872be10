"""What every shape shares."""

from __future__ import annotations

import msgspec

API = "/api"
NOW_HEADER = "Meantime-Now"  # the server's time in ms on every answer; apps set their clock by it


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A request or an answer. Unknown fields are refused, so that a slip is heard at once."""


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One page of a list. `next` is an opaque cursor for `?cursor=`, empty on the last page."""

    next: str
