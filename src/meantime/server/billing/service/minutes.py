"""Time for a client's messages, as the clinician whose own it is has confirmed it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import msgspec

from meantime.server.billing.queries import minutes as queries
from meantime.server.billing.service.access import demand_role
from meantime.server.billing.service.days import today_in
from meantime.server.kit.problems import Malformed, NotPermitted
from meantime.wire import billing as wire

if TYPE_CHECKING:
    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

ID: Final = re.compile(r"[A-Za-z0-9_-]{22}")


def put_minutes(unit: Unit, space_id: str, id_: str, entry: wire.MinutesEntry) -> wire.Minutes:
    """Keep a clinician's own time under an id that their app made, in place of what it said.

    Raises NotFound, NotPermitted, Malformed.
    """
    practice_id = demand_role(unit, space_id, "clinician")
    if not ID.fullmatch(id_):
        raise Malformed(fields={"id": "must be 16 bytes in base64url"})
    if entry.on > today_in(unit, practice_id):
        raise Malformed(fields={"on": "must not be to come"})
    key = {"practice_id": practice_id, "space_id": space_id, "id": id_}
    said = {**msgspec.structs.asdict(entry), "by": unit.caller.seat_id, "set_at": unit.now}
    if not queries.put_minutes(unit, key, said):
        raise NotPermitted
    unit.audit("minutes.set", subject=id_)
    return wire.Minutes(id=id_, on=entry.on, seconds=entry.seconds, by=unit.caller.seat_id)


def drop_minutes(unit: Unit, space_id: str, id_: str) -> None:
    """Forget time that the caller confirmed; what is not there changes nothing.

    Raises NotFound, NotPermitted.
    """
    practice_id = demand_role(unit, space_id, "clinician")
    row = queries.minutes_at(unit, practice_id, space_id, id_)
    if row is None:
        return
    if row.by != unit.caller.seat_id:
        raise NotPermitted
    queries.delete_minutes(unit, practice_id, space_id, id_)
    unit.audit("minutes.dropped", subject=id_)


def as_minutes(row: Row[Any]) -> wire.Minutes:
    return wire.Minutes(id=row.id, on=row.on, seconds=row.seconds, by=row.by)
