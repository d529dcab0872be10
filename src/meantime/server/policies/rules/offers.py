"""Whether messaging is offered in a thread."""

from __future__ import annotations

from typing import Final

OFFERED: Final = frozenset({"offer", "offer_with_conditions"})


def is_offered(decision: str, state: str) -> bool:
    """Tell whether messaging is offered, and has not ended."""
    return decision in OFFERED and state != "ended"
