"""What this room asks those above, and tells them: who agreed to what, whether messages go on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date, datetime


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


@dataclass(frozen=True, slots=True)
class ConsentKept:
    """Somebody's signed decision was kept about a thread, by the post `entry_id`.

    `fee` is what the version says it costs, as a document does; None where the server has no
    document. `needs_guardian` if the thread's client does not decide about it alone. `until` is
    when a permission runs out, UTC.
    """

    practice_id: str
    space_id: str
    seat_id: str
    entry_id: str
    role: str
    decision: str
    until: datetime | None
    needs_guardian: bool
    fee: dict[str, Any] | None  # Any: JSON


@dataclass(frozen=True, slots=True)
class LastDaySet:
    """No consent of today counts after this local day, such as that on which a client is of age."""

    practice_id: str
    space_id: str
    last: date


@dataclass(frozen=True, slots=True)
class MessagingTurned:
    """Messaging of a thread has turned to another state: `on`, `paused` or `ended`."""

    practice_id: str
    space_id: str
    state: str
