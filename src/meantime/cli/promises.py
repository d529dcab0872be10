"""What a boundary says, in plain words: who reads when, and by when an answer comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from meantime.sdk.errors import StrangeAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from meantime.wire.boundaries import Allowance, Boundary, Closure

NAMES: Final = {  # what a closure is called in every language; a holiday brings its own name
    "closure.vacation": "vacation",
    "closure.training": "training",
    "closure.away": "away",
    "closure.closed": "the practice is closed",
}


def promised(boundary: Boundary, name: str) -> Iterator[str]:
    """Yield a sentence for each thing that holds now; `name` is who reads, "" if unknown."""
    who = name or "Your care team"
    if not boundary.is_set:
        yield "No hours have been set here yet, so nothing says when a message is read or answered."
        return
    if not boundary.is_open:
        away = f"Away now ({closure_words(boundary.closed_for)})" if boundary.closed_for else ""
        opens = _shown(boundary.opens_at, boundary.zone, "not within a year")
        yield f"{away or 'Closed now'}. Open again: {opens}."
    yield f"{who} reads next: {_shown(boundary.reads_at, boundary.zone, 'not within a year')}."
    answer_by = _shown(boundary.answer_by, boundary.zone, "not within a year")
    yield f"A message sent now has an answer by: {answer_by}."
    if boundary.moved_by:
        moved = "; ".join(closure_words(closure) for closure in boundary.moved_by)
        yield f"Later because of: {moved}."
    yield from usual(boundary.allowance)
    yield f"All times are those of {boundary.zone}."


def usual(allowance: Allowance) -> Iterator[str]:
    """Yield what is usual for a client to write. Nothing is ever held back."""
    if allowance.messages_a_week:
        yield f"Usual in seven days: about {allowance.messages_a_week} messages of a client."
    if allowance.characters:
        yield f"Usual length of a message: up to about {allowance.characters} characters."


def closure_words(closure: Closure) -> str:
    """Return what a closure is called and its days, the last one included."""
    name = NAMES.get(closure.name) or closure.name or closure.kind
    first, last = day_words(closure.starts_on), day_words(closure.ends_on)
    return f"{name}, {first}" if first == last else f"{name}, {first} to {last}"


def day_words(day: date) -> str:
    return f"{day:%a %d %b %Y}"


def _shown(at: datetime | None, zone: str, never: str) -> str:
    """Return an instant as a clock in `zone` shows it. Raises StrangeAnswer for no zone."""
    if at is None:
        return never
    try:
        return f"{at.astimezone(ZoneInfo(zone)):%a %d %b %Y %H:%M}"
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise StrangeAnswer("The server names a time zone that this device lacks.") from unknown
