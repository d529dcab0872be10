"""When somebody is busy, out of a calendar that another program writes. No title is looked at."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

import recurring_ical_events  # type: ignore[import-untyped]  # it comes without types
from icalendar import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from meantime.server.boundaries.rules.days import Period

AHEAD: Final = timedelta(days=60)  # how far a calendar is looked through
MOST_TIMES: Final = 2_000
# Nobody is busy anew every hour; written out, such a rule would have no end.
TOO_OFTEN: Final = {"SECONDLY", "MINUTELY", "HOURLY"}
TIMES_OF_DAY: Final = ("BYHOUR", "BYMINUTE", "BYSECOND")


class NotACalendar(ValueError):
    """It cannot be read as a calendar."""


def read_busy(written: bytes, zone: str, now: datetime) -> list[Period]:
    """Return when somebody is busy in the next AHEAD, in UTC: in order, none touching the next.

    `zone` is whose clock a time without a zone, or a whole day, goes by. What is cancelled or
    marked as free counts for nothing. Raises NotACalendar. Source: RFC 5545.
    """
    try:
        calendar = Calendar.from_ical(written)
        if calendar.name != "VCALENDAR":
            raise NotACalendar
        calendar.subcomponents = [each for each in calendar.subcomponents if not _is_endless(each)]
        query = recurring_ical_events.of(calendar, skip_bad_series=True)
        found = [_period(each, zone) for each in query.between(now, now + AHEAD) if _counts(each)]
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise NotACalendar from error
    return merged(period for period in found if period[0] < period[1])[:MOST_TIMES]


def merged(periods: Iterable[Period]) -> list[Period]:
    """Return the same time in order, in as few periods as can be."""
    found: list[Period] = []
    for start, end in sorted(periods):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _is_endless(event: Any) -> bool:  # noqa: ANN401  the library has no common type
    rules = event.get("RRULE", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        if TOO_OFTEN & {str(each).upper() for each in rule.get("FREQ", [])}:
            return True
        if any(name in rule for name in TIMES_OF_DAY):
            return True
    return False


def _counts(event: Any) -> bool:  # noqa: ANN401  as above
    is_free = str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
    return not is_free and str(event.get("STATUS", "")).upper() != "CANCELLED"


def _period(event: Any, zone: str) -> Period:  # noqa: ANN401  as above
    return _instant(event.start, zone), _instant(event.end, zone)


def _instant(at: date | datetime, zone: str) -> datetime:
    moment = at if isinstance(at, datetime) else datetime.combine(at, time.min)
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
