"""Whether a record may be destroyed, as far as a blind server can tell: its day, a hold, a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal

Refusal = Literal["", "held", "unknown", "early", "unplanned", "waiting", "in_use"]

WAIT: Final = timedelta(days=7)  # in which any custodian can still stop what one has asked for


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a client's record.

    `destroy_on` is the first local day on which it may go, None: it is kept. `planned_at` is when a
    custodian asked for its end.
    """

    destroy_on: date | None = None
    is_held: bool = False
    planned_at: datetime | None = None
    planned_by: str | None = None
    destroyed_at: datetime | None = None

    @property
    def may_go_from(self) -> datetime | None:
        """Return the instant at which the days to think it over end, None without a plan."""
        return self.planned_at and self.planned_at + WAIT


def wrong_plan(kept: Kept, today: date) -> Refusal:
    """Return why a record's end cannot be asked for on a local day, "" if it can."""
    if kept.is_held:
        return "held"
    if kept.destroy_on is None:
        return "unknown"
    return "early" if today < kept.destroy_on else ""


def wrong_destruction(kept: Kept, today: date, now: datetime, *, is_in_use: bool) -> Refusal:
    """Return why nothing of a record is destroyed now, "" if it may be.

    `is_in_use`: somebody has written since its end was asked for, or waits for an answer about it.
    """
    if wrong := wrong_plan(kept, today):
        return wrong
    if kept.may_go_from is None:
        return "unplanned"
    if now < kept.may_go_from:
        return "waiting"
    return "in_use" if is_in_use else ""


def is_due(kept: Kept | None, today: date) -> bool:
    """Tell whether somebody has to decide about a record."""
    return kept is not None and kept.destroyed_at is None and not wrong_plan(kept, today)
