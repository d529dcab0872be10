"""What was refused, for the audit: who tried what on which alert."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit

AN_ID: Final = re.compile(r"[A-Za-z0-9_.-]{1,64}")


def note_refusal(unit: Unit, action: str, subject: str, outcome: str) -> None:
    """Record that something was refused. What is no id is left out: it may be anything."""
    unit.audit(action, subject=subject if AN_ID.fullmatch(subject) else "", outcome=outcome)
