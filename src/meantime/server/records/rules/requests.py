"""Whether a request may be extended or answered as somebody says, and when people are reminded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final, Literal

from meantime.requesting.days import reminded_on, wrong_extension

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from meantime.protocol.request_posts import RequestKind

State = Literal["open", "granted", "part", "denied", "withdrawn"]
Why = Literal["settled", "extended", "early", "late"]

CAN_BE_DENIED: Final = frozenset({"access", "amendment"})
LOOKED_AT_AGAIN: Final = frozenset({"part", "denied"})  # a denial may be reviewed
MORNING: Final = time(9)


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it stands; days are local ones of the practice."""

    kind: RequestKind
    asked_on: date
    due_on: date
    is_extended: bool
    state: State


def wrong_until(request: Request, until: date, today: date) -> Why | None:
    """Say why a request cannot be extended to a day, None if it can."""
    if request.state != "open":
        return "settled"
    if request.is_extended:
        return "extended"
    return wrong_extension(request.kind, request.asked_on, until, today)


def is_possible(request: Request, state: State) -> bool:
    """Tell whether a request of this kind can end so at all."""
    return state not in LOOKED_AT_AGAIN or request.kind in CAN_BE_DENIED


def is_settled(request: Request, state: State) -> bool:
    """Tell whether another answer changes nothing any more; a denial may be looked at again."""
    is_again = request.state in LOOKED_AT_AGAIN and state != "withdrawn"
    return request.state != "open" and not is_again


def is_overdue(request: Request, today: date) -> bool:
    return request.state == "open" and today > request.due_on


def reminded_at(request: Request, after: date, zone: ZoneInfo) -> datetime | None:
    """Return when people are reminded next, past the local day `after`; None for no more.

    At nine in the morning there, in UTC.
    """
    if request.state != "open":
        return None
    day = reminded_on(request.asked_on, request.due_on, after)
    return datetime.combine(day, MORNING, zone).astimezone(UTC) if day else None
