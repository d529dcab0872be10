"""How many weeks are counted as one, so that nothing shown is about fewer people than five."""

from __future__ import annotations

from typing import Final, Literal

LEAST: Final = 5
LONGEST: Final = 13  # weeks, a quarter: then a period is closed, so that it does not grow for ever


def settle(people: int, weeks: int) -> Literal["shown", "hidden", "waits"]:
    """Return what becomes of the weeks that are counted as one so far.

    `waits`: they are one with the next. `hidden`: closed, and never shown.
    """
    if people >= LEAST:
        return "shown"
    return "hidden" if weeks >= LONGEST else "waits"
