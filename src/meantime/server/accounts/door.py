"""What the server goes by when somebody comes in."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable

    from meantime.server.accounts.rules.sign_ins import Limits
    from meantime.server.accounts.server_key import ServerKey
    from meantime.server.kit.hub import Hub


class Door:
    """The server's key and limits, where the web app may stand, and who holds streams.

    `address` is the caller's, as the socket or a trusted proxy tells it. Not a dataclass:
    the framework would take one for a shape out of a request.
    """

    def __init__(
        self,
        *,
        key: ServerKey,
        limits: Limits,
        is_allowed_origin: Callable[[str], bool],
        hub: Hub,
    ) -> None:
        self.key = key
        self.limits = limits
        self.is_allowed_origin = is_allowed_origin
        self.hub = hub
        self.address = ""

    def seen_from(self, address: str) -> Self:
        """Return the same door as a caller at this address meets it."""
        door = copy(self)
        door.address = address
        return door
