"""Mending what the records check found: whoever has the key seals it to the practice (F13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.errors import ProtocolError
from meantime.protocol.reseating import Grant, Move, readable_generations, reseat
from meantime.sdk.errors import ProblemError
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.records_check import said_checks
from meantime.sdk.spaces import Space

if TYPE_CHECKING:
    from meantime.protocol.entry import Entry
    from meantime.protocol.state import SpaceState
    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.records_checks import Alarm


def mend(connection: Connection) -> int:
    """Seal to the practice what it does not open and this person does; return in how many spaces.

    The alarm stands until a custodian's next check. Raises SdkError without a seat in the
    directory, and Unreachable.
    """
    alarms = said_checks(connection).alarms.values()
    return sum(_mend(connection, alarm) for alarm in alarms if alarm.gens)


def _mend(connection: Connection, alarm: Alarm) -> bool:
    """Seal the keys of one alarm anew; False where this person cannot, or did already."""
    account, now_ms = connection.account, connection.http.now_ms
    space = Space(connection, alarm.space)

    def build(state: SpaceState) -> Entry | None:
        holder = next(i for i, seat in state.seats.items() if seat.role == "practice")
        sealed = _sealed_since(space, holder, alarm.since)
        readable = readable_generations(state, account) if account.id in state.seats else []
        gens = [gen for gen in alarm.gens if gen in readable and gen not in sealed]
        if not gens:
            return None
        return reseat(account, state, Move(grants=[Grant(account, holder, gens)]), now_ms())

    try:
        return space.append_newest(build) is not None
    except (ProtocolError, ProblemError):  # no seat there, or the space is stopped on this device
        return False


def _sealed_since(space: Space, holder: str, since: int) -> set[int]:
    """Return which generations I have sealed to a seat since the alarm (ms)."""
    mine = (o for o in space.opened() if o.entry.author == space.me and o.entry.seats)
    late = (o.entry.seats for o in mine if to_ms(o.received_at) > since)
    return {key.gen for seats in late if seats for key in seats.keys if key.to == holder}
