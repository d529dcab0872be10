"""What keeps a reply from being kept, or sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.replying.filling import open_slots
from meantime.sdk.errors import SdkError

if TYPE_CHECKING:
    from collections.abc import Sequence


class OpenSlots(SdkError):
    """A text in which something has yet to be filled in: `slots` says what. It is not sent."""

    def __init__(self, slots: Sequence[str]) -> None:
        super().__init__(f"Fill in first, or take out: {', '.join(slots)}.")
        self.slots = tuple(slots)


class FaultyReply(SdkError):
    """A saved reply that must be mended; `fields` has the reason for each."""

    def __init__(self, fields: dict[str, str]) -> None:
        told = "\n".join(f"{field}: {reason}" for field, reason in fields.items())
        super().__init__(f"This reply has to be mended first.\n{told}")
        self.fields = fields


class UnchangedReply(SdkError):
    """A saved reply as it came: it is sent only with an explicit yes."""

    def __init__(self) -> None:
        super().__init__("This is the saved reply as it came. Change it, or say that it is meant.")


def refuse_open_slots(text: str) -> None:
    """Raise OpenSlots if something of a text has yet to be filled in."""
    if slots := open_slots(text):
        raise OpenSlots(slots)
