"""What the practice says of itself and has switched on, kept on this device for later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from meantime.sdk.errors import SdkError
from meantime.wire.practices import Practice, PracticeDetails
from meantime.wire.safety import ModelSwitch

if TYPE_CHECKING:
    from meantime.sdk.connection import Connection

PRACTICE: Final = "practice"
SWITCH: Final = "model-switch"


def practice_details(connection: Connection) -> PracticeDetails | None:
    """Return what the practice says of itself; without the server what it said last, if it did."""
    try:
        details = connection.http.get("/practice", Practice).details
    except SdkError:
        return kept_details(connection)
    connection.local.note(PRACTICE, msgspec.json.encode(details))
    return details


def kept_details(connection: Connection) -> PracticeDetails | None:
    """Return what the practice said of itself last, None if it never did."""
    noted = connection.local.noted(PRACTICE)
    return msgspec.json.decode(noted, type=PracticeDetails) if noted else None


def model_switch(connection: Connection) -> ModelSwitch | None:
    """Return the practice's switch; without the server as it was last, None if it never was."""
    try:
        switch = connection.http.get("/safety/model", ModelSwitch)
    except SdkError:
        return kept_switch(connection)
    connection.local.note(SWITCH, msgspec.json.encode(switch))
    return switch


def kept_switch(connection: Connection) -> ModelSwitch | None:
    noted = connection.local.noted(SWITCH)
    return msgspec.json.decode(noted, type=ModelSwitch) if noted else None
