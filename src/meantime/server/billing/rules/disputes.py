"""How a dispute may end, and end otherwise."""

from __future__ import annotations


def is_settled(state: str, outcome: str) -> bool:
    """Tell whether a dispute is answered so that it cannot end like this any more.

    What was withdrawn stays so; what stood may be withdrawn after all.
    """
    return state == "withdrawn" or (state == "stands" and outcome == "stands")
