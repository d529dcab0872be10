"""What this room tells itself and the rooms above."""

from __future__ import annotations

import msgspec


class FrameSet(msgspec.Struct, frozen=True):
    """A clinician has set hours and absences; "" where the practice has, for who has set none.

    `acted` are who might have acted for them until now.
    """

    practice_id: str
    clinician_id: str
    acted: tuple[str, ...]


class ReplyTakenBack(msgspec.Struct, frozen=True):
    """An answer was taken back before anybody saw it, and answers nothing any more."""

    practice_id: str
    space_id: str
    entry_id: str
