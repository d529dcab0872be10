"""Good-faith estimates: sealed in the thread, and their sum and days told to the server.

Source: 45 CFR 149.610. The rules of time and of the $400 are those of `fees.estimates`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from meantime.fees import estimates as rules
from meantime.sdk.billing.errors import NotOnPaper
from meantime.wire import statements as wire

if TYPE_CHECKING:
    from meantime.protocol.fee_posts import Estimate, Service
    from meantime.sdk.spaces import Space


def give_estimate(thread: Space, said: Estimate) -> wire.Estimate:
    """Put an estimate into the client's thread, and tell the server its sum and days.

    Raises NotOnPaper for more than twelve months; as `Space.post`; ProblemError.
    """
    since, until = date.fromisoformat(said.since), date.fromisoformat(said.until)
    if not since <= until <= rules.last_day(since):
        raise NotOnPaper("too_long")
    post_id = thread.post(said, attention=1)
    told = wire.NewEstimate(
        currency=said.currency,
        amount=total_of(said),
        since=since,
        until=until,
        made_on=date.fromisoformat(said.made_on),
        due_on=due_on(said),
    )
    path = f"/spaces/{thread.id}/estimates/{post_id}"
    return thread.connection.http.put(path, told, wire.Estimate)


def total_of(said: Estimate) -> int:
    """Return what is expected, with tax, in the smallest unit."""
    return rules.total(_expected(each) for each in said.services)


def due_on(said: Estimate) -> date | None:
    """Return the last day on which it is in time, None if none was owed.

    A service that was scheduled is counted as held on the first day of the estimate.
    """
    asked, booked = (_day(each) for each in (said.asked_on, said.scheduled_on))
    return rules.due_on(asked, booked, date.fromisoformat(said.since) if booked else None)


def is_far_over(estimate: wire.Estimate, more: int = 0) -> bool:
    """Tell whether what was billed, and `more`, lets the client dispute it: $400 above."""
    billed = estimate.billed + more
    return rules.warning(estimate.amount, billed, estimate.currency) == "over"


def _expected(service: Service) -> rules.Expected:
    return rules.Expected(
        service.count, service.amount, service.tax, separately=bool(service.separately)
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
