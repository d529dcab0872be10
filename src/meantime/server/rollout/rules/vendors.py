"""Whether an agreement with a vendor holds, and which vendors need one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from datetime import date

# What these carry is the same words for everybody, so that they touch nothing of anybody's.
CHANNELS: Final = ("mail", "push")


def is_in_force(signed_on: date | None, expires_on: date | None, today: date) -> bool:
    """Tell whether an agreement holds on a local day: from its first to its last, both included."""
    if signed_on is None or signed_on > today:
        return False
    return expires_on is None or today <= expires_on


def wrong_days(
    signed_on: date | None, expires_on: date | None, today: date
) -> dict[str, Literal["ahead", "order", "unsigned"]]:
    """Return by field what is wrong with the days of an agreement; empty if nothing."""
    if signed_on is None:
        return {"expires_on": "unsigned"} if expires_on else {}
    if signed_on > today:
        return {"signed_on": "ahead"}
    return {"expires_on": "order"} if expires_on and expires_on < signed_on else {}
