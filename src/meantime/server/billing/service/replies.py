"""Answers of the care team by months: what may become a charge, and time that was confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.billing.queries.charges import charged_among
from meantime.server.billing.queries.minutes import minutes_between
from meantime.server.billing.rules.days import YEARS, day_of, instants_of, month_of, next_month
from meantime.server.billing.service.access import demand_staff_of
from meantime.server.billing.service.days import today_in, zone_in
from meantime.server.billing.service.minutes import as_minutes
from meantime.server.boundaries import service as boundaries
from meantime.server.kit.problems import Malformed
from meantime.server.spaces import service as spaces
from meantime.wire import billing as wire

if TYPE_CHECKING:
    from datetime import date

    from meantime.server.boundaries.queries.answers import Reply
    from meantime.server.kit.unit import Unit


def list_replies(unit: Unit, space_id: str, month: date | None) -> wire.ReplyPage:
    """Return the answers of a month, also those that show later in it, and confirmed time.

    Without a month it is this one. To clinicians of the thread and who sees to the practice's
    money. Raises NotFound, NotPermitted, Malformed.
    """
    practice_id = demand_staff_of(unit, space_id)
    month = month_of(month or today_in(unit, practice_id))
    if month.year not in YEARS:
        raise Malformed(fields={"month": "is none that can be counted with"})
    zone = zone_in(unit, practice_id)
    found = replies_in(unit, space_id, month)
    ids = [each.entry_id for each in found]
    authors = spaces.authors_of(unit, practice_id, space_id, ids)
    charged = charged_among(unit, practice_id, space_id, ids)
    days = month, next_month(month)
    return wire.ReplyPage(
        replies=[
            wire.CountedReply(
                item=each.entry_id,
                on=day_of(each.shows_at, zone),
                by=authors.get(each.entry_id, ""),
                attention=each.attention,
                is_charged=each.entry_id in charged,
            )
            for each in found
        ],
        minutes=[as_minutes(row) for row in minutes_between(unit, practice_id, space_id, days)],
    )


def replies_in(unit: Unit, space_id: str, month: date) -> list[Reply]:
    """Return the answers of the local month of a day, by when they show."""
    practice_id = unit.caller.practice_id
    between = instants_of(month, zone_in(unit, practice_id))
    return boundaries.replies_between(unit, practice_id, space_id, between)
