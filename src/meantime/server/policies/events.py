"""What this room must ask those above: by what the server acts, and who has a place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class OfferProposed:
    """Messaging is about to be offered in a thread, or to go on after it had ended.

    A hearer may still refuse it with a Problem.
    """

    practice_id: str
    space_id: str


@dataclass(slots=True)
class FactsSought:
    """Asked when a policy is about to say what acts: whoever knows a fact puts it into `facts`.

    `clinician_id` is whose policy it is, "" for the practice's. The facts have the names and the
    shapes that a document gives them; what nobody has set is left out.
    """

    practice_id: str
    clinician_id: str
    facts: dict[str, Any] = field(default_factory=dict)  # Any: JSON
