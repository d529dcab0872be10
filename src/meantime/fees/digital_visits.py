"""Whether what was written back and forth can be an online digital assessment on a bill.

Nothing is submitted and no code stands here: a practice holds its own licence for those. Payers and
states differ, so that "it may" is never more than that; the other answers are certain.

Source: CMS, Medicare Claims Processing Manual, and the code families that it stands for (five to
ten, eleven to twenty, and from 21 minutes on, within seven days).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

Tier = Literal["", "short", "middle", "long"]
Reason = Literal[
    "window_open",
    "not_by_client",
    "urgent",
    "no_evaluation",
    "not_established",
    "no_consent",
    "self_pay",
    "visit_before",
    "visit_after",
    "another_code",
    "too_short",
]

DAYS: Final = 7  # of a window, and on both sides of it
TIERS: Final[tuple[tuple[int, Tier], ...]] = (
    (21 * 60, "long"),
    (11 * 60, "middle"),
    (5 * 60, "short"),
)


@dataclass(frozen=True, slots=True)
class Visit:
    """A session that was held on a local day of the practice; whether about the same problem."""

    on: date
    is_related: bool = True


@dataclass(frozen=True, slots=True)
class Spent:
    """Time in whole seconds; only a clinician's own that counts nowhere else is looked at."""

    seconds: int
    is_clinician: bool = True
    is_counted_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Exchange:
    """Seven days of messages about one thing, from the clinician's first look on.

    `reviewed_on` is the local day of that look. `is_urgent` if any message asked for more attention
    than usual; `needs_evaluation` is the clinician's word that this was no scheduling, result or
    reassurance; `has_other_code` if a code of this kind was given within those days already;
    `is_restricted` if the client pays themselves, so that no payer may hear of it.
    """

    reviewed_on: date
    spent: Sequence[Spent]
    visits: Sequence[Visit] = ()
    is_by_client: bool = True
    is_urgent: bool = False
    needs_evaluation: bool = True
    is_established: bool = True
    has_consent: bool = True
    has_other_code: bool = False
    is_restricted: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why not, in the order in which one would look; or the `tier` that it may be."""

    tier: Tier
    reasons: tuple[Reason, ...]

    @property
    def may(self) -> bool:
        return not self.reasons


def check(exchange: Exchange, today: date) -> Verdict:
    """Return whether an exchange may be billed so, as is known on the local day `today`."""
    tier = tier_of(exchange.spent)
    found: list[tuple[bool, Reason]] = [
        (not exchange.is_by_client, "not_by_client"),
        (exchange.is_urgent, "urgent"),
        (not exchange.needs_evaluation, "no_evaluation"),
        (not exchange.is_established, "not_established"),
        (not exchange.has_consent, "no_consent"),
        (exchange.is_restricted, "self_pay"),
        (_has_visit(exchange, -DAYS, 0), "visit_before"),
        (_has_visit(exchange, 1, DAYS), "visit_after"),
        (exchange.has_other_code, "another_code"),
        (not tier, "too_short"),
        # Until then a session may still come, and minutes as well.
        (today <= exchange.reviewed_on + timedelta(days=DAYS), "window_open"),
    ]
    reasons = tuple(reason for holds, reason in found if holds)
    return Verdict("" if reasons else tier, reasons)


def tier_of(spent: Sequence[Spent]) -> Tier:
    """Return to which length the time comes, "" for less than five minutes."""
    seconds = sum(
        each.seconds for each in spent if each.is_clinician and not each.is_counted_elsewhere
    )
    return next((tier for least, tier in TIERS if seconds >= least), "")


def _has_visit(exchange: Exchange, since: int, until: int) -> bool:
    """Tell whether a session about the same problem lies in these days, first and last included."""
    first, last = (exchange.reviewed_on + timedelta(days=each) for each in (since, until))
    return any(each.is_related and first <= each.on <= last for each in exchange.visits)
