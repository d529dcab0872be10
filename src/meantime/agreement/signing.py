"""What a signer reads as one text, what they have to tick, and until when it counts."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING, Final, Literal

from meantime.agreement.changes import filled_texts

if TYPE_CHECKING:
    from meantime.agreement.document import Document
    from meantime.agreement.filled import Filled

Role = Literal["client", "guardian", "clinician"]

FOR_GUARDIANS: Final = "consent.v.minor.guardian"  # what a guardian promises, and nobody for them
DECLINABLE: Final = "ai_assistance"  # "I can say no and still use messaging"


def wording(filled: Filled) -> str:
    """Return all that a client reads as one text: what a consent keeps."""
    return "\n\n".join(text for _, text in filled_texts(filled))


def must_tick(document: Document, filled: Filled, role: Role) -> list[str]:
    """Return the ids of what somebody has to tick in this role, in order; a clinician nothing."""
    if role == "clinician":
        return []
    marked = [
        *(each["id"] for each in filled["sections"] if each["ack"]),
        *(each["id"] for each in filled["consent"] if each["initial"]),
        *(each["id"] for each in filled["statements"] if each["required"]),
    ]
    free = {
        section["id"]
        for variant in document["consent"]["variants"]
        if variant["id"] == DECLINABLE
        for section in variant["sections"]
    }
    if role == "client":
        free.add(FOR_GUARDIANS)
    return [id_ for id_ in marked if id_ not in free]


def valid_until(given_on: str, months: int, latest: str = "") -> str:
    """Return the last local day on which a consent counts that is given on a day.

    Days are local ones of the practice, `2027-12-31`. One that the last month lacks is that month's
    last; none counts after `latest`, if that is said.
    """
    year, month, day = (int(part) for part in given_on.split("-"))
    years, month = divmod(month - 1 + months, 12)
    year, month = year + years, month + 1
    ends = f"{year:04}-{month:02}-{min(day, monthrange(year, month)[1]):02}"
    return min(ends, latest) if latest else ends
