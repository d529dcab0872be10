"""How messaging turns from one state to another, also by itself at an instant that was said."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from meantime.wire.policies import Later

FURTHEST: Final = timedelta(days=732)
# What a state may turn to by itself: whoever was discharged comes back by somebody's word alone.
TURNS: Final[Mapping[str, frozenset[str]]] = {
    "on": frozenset({"ended"}),
    "paused": frozenset({"on", "ended"}),
    "ended": frozenset(),
}


def wrong_turn(state: str, later: Later | None, now: datetime) -> str:
    """Return what is wrong with a turn that is planned from `state`, "" if nothing."""
    if later is None:
        return ""
    if later.state not in TURNS[state]:
        return "is no turn from this state"
    if later.at <= now:
        return "is past"
    return "must be within two years" if later.at - now > FURTHEST else ""


def turned(state: str, by: str, now: datetime) -> dict[str, Any]:
    """Return what changes in the row of a thread whose messaging turns to another state now."""
    changed = {"state": state, "state_by": by, "state_at": now}
    return changed | {"resumed_at": now} if state == "on" else changed
