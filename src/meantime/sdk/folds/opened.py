"""A verified entry with what could be read of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.protocol.entry import Entry
    from meantime.protocol.post import Post
    from meantime.protocol.posts import Unknown


@dataclass(frozen=True, slots=True)
class Opened:
    """`post` is None for a `seats` entry and for what cannot be read.

    `fault` then is a code of protocol.md section 10, or `absent` where the server gave no body.
    """

    entry: Entry
    received_at: datetime
    post: Post | Unknown | None = None
    fault: str = ""
