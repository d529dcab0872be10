"""Which plan and which cost somebody means at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from meantime.sdk import Thread
    from meantime.sdk.folds.fee_plans import SaidPlan

NUMBER_LENGTH: Final = 4  # a longer one is an id or a day


def plan_at(thread: Thread, number: int) -> SaidPlan:
    """Return a plan by its number. Raises UsageError."""
    found = thread.fees.said().plans
    if not 0 < number <= len(found):
        raise click.UsageError("No such number. `meantime fees show` has them.")
    return found[number - 1]


def item_at(thread: Thread, said: str) -> str:
    """Return an item by its number among the charges, or by itself. Raises UsageError."""
    if not said.isdecimal() or len(said) > NUMBER_LENGTH:
        return said
    found = thread.fees.show().told.charges
    if not 0 < int(said) <= len(found):
        raise click.UsageError("No such number. `meantime fees show` has them.")
    return found[int(said) - 1].item
