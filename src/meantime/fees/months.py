"""How a month stands until now, as its client sees it before they write. It blocks nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from meantime.fees.plans import end_of_month, lines_of, plan_on, why_free
from meantime.fees.totals import Total, totals

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from meantime.fees.plans import Line, Plan, Reply


@dataclass(frozen=True, slots=True)
class Month:
    """What holds today, how many answers count this month, and what it comes to so far.

    `replies` are those that are not free whatever the plan says, charged or not yet; `included`
    says how many are meant with a limited plan, 0 with any other. `is_talk_offered` once those have
    come. `lines` of a monthly plan go to the end of the month.
    """

    plan: Plan | None
    replies: int
    included: int
    is_talk_offered: bool
    lines: tuple[Line, ...]
    totals: dict[str, Total]


def this_month(
    plans: Sequence[Plan], replies: Iterable[Reply], today: date, pauses: Collection[date] = ()
) -> Month:
    """Return how the month of the local day `today` stands; plans are given the oldest first."""
    month = (today.year, today.month)
    came = [reply for reply in replies if (reply.on.year, reply.on.month) == month]
    plan = plan_on(plans, today)
    lines = lines_of(plans, came, today, pauses)
    counted = sum(counts(reply) for reply in came)
    is_limited = plan is not None and plan.kind == "limited"
    included = plan.replies if plan is not None and is_limited else 0
    is_used_up = is_limited and counted >= included
    return Month(plan, counted, included, is_used_up, tuple(lines), totals(lines))


def counts(reply: Reply) -> bool:
    """Tell whether an answer is one of those that a plan counts, confirmed or not."""
    return why_free(reply) in {"", "unconfirmed"}


def paused_days(pauses: Iterable[tuple[date, date | None]], month: date) -> frozenset[date]:
    """Return the days of the month of `month` that lie in pauses: first and last, None for none."""
    first, last = month.replace(day=1), end_of_month(month)
    found: set[date] = set()
    for since, until in pauses:
        begins, ends = max(since, first), min(until or last, last)
        found |= {begins + timedelta(days=each) for each in range((ends - begins).days + 1)}
    return frozenset(found)
