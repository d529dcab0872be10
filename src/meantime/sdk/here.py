"""What this device knows without the server: its threads, and of which practice they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from meantime.protocol.errors import ProtocolError
from meantime.sdk.errors import SdkError
from meantime.sdk.threads import Thread

if TYPE_CHECKING:
    from meantime.sdk.connection import Connection
    from meantime.sdk.local import Local

SIGN_IN: Final = "sign-in"


class SignedInAt(msgspec.Struct, frozen=True):
    """What opens this device's copy again while the server does not answer."""

    practice_id: str


def threads_here(connection: Connection) -> list[Thread]:
    """Return the threads that this device has verified and may show, the oldest first."""
    found = []
    for (space_id,) in connection.local.rows("SELECT space FROM pins ORDER BY rowid"):
        thread = Thread(connection, space_id)
        try:
            if thread.state.type == "care" and thread.purpose().of == "thread":
                found.append(thread)
        except (ProtocolError, SdkError):
            continue  # what cannot be trusted without the server is not shown without it
    return found


def note_sign_in(local: Local, practice_id: str) -> None:
    """Let `signed_in_at` know it later."""
    local.note(SIGN_IN, msgspec.json.encode(SignedInAt(practice_id)))


def signed_in_at(local: Local) -> str:
    """Return the practice of the last sign-in on this device, "" if there was none."""
    noted = local.noted(SIGN_IN)
    return msgspec.json.decode(noted, type=SignedInAt).practice_id if noted else ""
