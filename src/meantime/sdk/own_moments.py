"""What somebody who is signed in can do about the moments that they caught."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.sdk.moments import Moments

if TYPE_CHECKING:
    from meantime.sdk.connection import Connection


class OwnMoments:
    """A part of `Person`."""

    connection: Connection

    @property
    def moments(self) -> Moments:
        """What I caught as it happened; nobody else can open it."""
        return Moments(self.connection)
