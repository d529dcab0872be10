"""When the next quarterly review is due."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Literal

QUARTER: Final = timedelta(days=91)
LONGEST: Final = timedelta(days=366)


def wrong_days(
    held_on: date, next_on: date, today: date
) -> dict[str, Literal["ahead", "order", "far"]]:
    """Return by field what is wrong with the days of a review; empty if nothing."""
    if held_on > today:
        return {"held_on": "ahead"}
    if next_on <= held_on:
        return {"next_on": "order"}
    return {"next_on": "far"} if next_on - held_on > LONGEST else {}


def is_due(next_on: date | None, scaled_on: date | None, today: date) -> bool:
    """Tell whether a review is due: on its day, or the first a quarter after the last phase began.

    Before that the pilot is looked at anyway.
    """
    if next_on is not None:
        return next_on <= today
    return scaled_on is not None and scaled_on + QUARTER <= today
