"""What a policy may say of hours and replies: what the frame says that acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from meantime.server.boundaries import queries
from meantime.server.boundaries.service.frames import as_wire, read_frame

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.server.policies.events import FactsSought

FACTS: Final = ("zone", "hours", "windows", "reply_within", "allowance")


def tell_frame(unit: Unit, sought: FactsSought) -> None:
    """Hear that facts are sought: tell the hours that count, if anybody has set any."""
    kept = queries.frame_of(unit, sought.practice_id, sought.clinician_id or queries.PRACTICE)
    if kept is not None:
        # Through JSON, for a document has lists where the frame has tuples.
        frame = msgspec.json.decode(msgspec.json.encode(as_wire(read_frame(kept[1]))))
        sought.facts |= {name: frame[name] for name in FACTS}
