"""Crisis lines: that somebody of the practice has called one, and it was right."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from meantime.content import load
from meantime.server.kit.problems import NotFound
from meantime.server.practices import service as practices
from meantime.server.safety.queries import ladders as queries
from meantime.wire import safety as wire

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.kit.unit import Unit

UNCHECKED: Final = "not-verified"  # of the content: nobody is shown it


class Checked(NamedTuple):
    """How many of the lines shown were called of late, and when the first of those calls was."""

    lately: int
    shown: int
    oldest_at: datetime | None


def list_line_checks(unit: Unit) -> wire.LineChecks:
    """Return when the caller's practice checked which line last."""
    return wire.LineChecks(
        checks=[
            wire.LineCheck(line_id=row.line_id, checked_at=row.checked_at)
            for row in queries.line_checks_of(unit, unit.caller.practice_id)
        ]
    )


def check_line(unit: Unit, line_id: str) -> wire.LineChecks:
    """Note that a custodian has called a line now. Raises NotPermitted, NotFound."""
    practices.demand_custodian(unit)
    if line_id not in known_lines():
        raise NotFound
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    queries.put_line_check(unit, practice_id, line_id, me)
    unit.audit("crisis_line.checked", subject=line_id)
    return list_line_checks(unit)


def lines_checked(unit: Unit, practice_id: str, country: str) -> Checked:
    """Return how many of the lines that a country's clients are shown were called of late.

    Of late is within the days that the content gives them.
    """
    since = unit.now - timedelta(days=content()["max_age_days"])
    at = {row.line_id: row.checked_at for row in queries.line_checks_of(unit, practice_id)}
    shown = lines_shown(country)
    lately = [at[each] for each in shown if each in at and at[each] >= since]
    return Checked(len(lately), len(shown), min(lately, default=None))


def lines_shown(country: str) -> list[str]:
    """Return the ids of the lines that may be shown in a country (ISO 3166-1)."""
    lines: Any = content()["countries"].get(country, {}).get("lines", ())
    return [line["id"] for line in lines if line["checked"] != UNCHECKED]


@cache
def content() -> dict[str, Any]:
    """Return the content file `crisis_lines`."""
    return load("crisis_lines")


@cache
def known_lines() -> frozenset[str]:
    """Return the ids of the lines in the content."""
    countries: Any = content()["countries"]
    return frozenset(line["id"] for each in countries.values() for line in each.get("lines", ()))
