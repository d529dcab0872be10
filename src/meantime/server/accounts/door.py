"""What the server goes by when somebody comes in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from meantime.server.accounts.rules.sign_ins import Limits
    from meantime.server.accounts.server_key import ServerKey
    from meantime.server.kit.hub import Hub


@dataclass(frozen=True, slots=True)
class Door:
    """The server's key and limits, where the web app may stand, and who holds streams.

    `address` is the caller's, as the socket or a trusted proxy tells it.
    """

    key: ServerKey
    limits: Limits
    is_allowed_origin: Callable[[str], bool]
    hub: Hub
    address: str = ""
