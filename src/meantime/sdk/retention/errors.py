"""What keeps a record from being kept, held or destroyed as asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.sdk.errors import SdkError

if TYPE_CHECKING:
    from meantime.retention.rules import Refusal


class StillKept(SdkError):
    """Nothing was destroyed; `refusal` says why, as in `meantime.retention.rules`."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(f"The record is kept: {refusal}.")


class NoDesk(SdkError):
    """Rules and holds are written in the desk; this record has none."""

    def __init__(self) -> None:
        super().__init__("This client has no desk. Say who the client is first.")


class NoSuchRule(SdkError):
    """A rule that the practice's table has not, or that nobody has filled in."""


class NoSuchHold(SdkError):
    """A hold that does not stand."""
