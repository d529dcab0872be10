"""Which disclosures a client is told of who asks. Source: 45 CFR 164.528(a)(1), (b)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.protocol.request_posts import Accounting, Disclosed
from meantime.requesting.answers import ACCOUNTABLE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

YEARS: Final = 6


def account(disclosures: Iterable[Disclosed], until: date) -> Accounting:
    """Return what was disclosed in the six years up to the day `until`, oldest first.

    What has no such day, and what was for treatment, payment or operations, to the client or as
    they authorised, is not in it.
    """
    since = years_before(until)
    first, last = since.isoformat(), until.isoformat()
    told = [each for each in disclosures if each.kind in ACCOUNTABLE and first <= each.on <= last]
    return Accounting(first, last, sorted(told, key=lambda each: each.on))


def years_before(day: date) -> date:
    """Return the same day six years before; of a leap day the one before it."""
    try:
        return day.replace(year=day.year - YEARS)
    except ValueError:
        return day.replace(year=day.year - YEARS, day=28)
