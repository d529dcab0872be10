"""Rows as the rules have them, whether Core or the driver has brought them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import msgspec

from meantime.server.kit.clock import from_ms
from meantime.server.policies.rules.standing import Messaging, Signed
from meantime.server.policies.rules.versions import Held, Version

if TYPE_CHECKING:
    from sqlalchemy import Row

KEPT: Final = 1024
NOT_DECIDED: Final = Messaging()
decode_holds = msgspec.json.Decoder(tuple[Held, ...]).decode


@lru_cache(maxsize=KEPT)
def read_version(version: int, agreed_as: int, holds: str) -> Version:
    """Return a version as the rules have it; `holds` is JSON, "" for none."""
    return Version(version, agreed_as, decode_holds(holds) if holds else ())


def write_holds(version: Version) -> str:
    """Return the older versions that still count as a row keeps them, "" for none."""
    return msgspec.json.encode(version.holds).decode() if version.holds else ""


def as_messaging(row: Row[Any] | None) -> Messaging:
    """Return what was decided about messaging as the rules have it."""
    if row is None:
        return NOT_DECIDED
    return Messaging(row.decision, row.state, row.resumed_at, row.ends_at)


def as_signed(row: Row[Any]) -> Signed:
    """Return somebody's newest decision as the rules have it."""
    return Signed(
        seat_id=row.seat_id,
        role=row.role,
        space_id=row.entry_space_id,
        decision=row.decision,
        agreed_as=row.agreed_as,
        clinician_id=row.clinician_id,
        at=from_ms(row.at),
        until=row.until,
    )
