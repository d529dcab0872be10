"""Invitations, for those who send them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from meantime.server.kit.pages import PAGE, read_cursor, write_cursor
from meantime.server.practices.queries import invitations as queries
from meantime.server.practices.rules import invitation_state
from meantime.server.practices.service.practices import demand_staff
from meantime.wire.practices import Invitation, InvitationPage

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

Instant = Annotated[datetime, Meta(tz=True)]


def list_invitations(unit: Unit, cursor: str) -> InvitationPage:
    """Return a page of the practice's invitations, newest first. Raises NotPermitted, Malformed."""
    demand_staff(unit)
    before = read_cursor(cursor, tuple[Instant, str])
    rows = queries.page(unit, unit.caller.practice_id, before)
    page = rows[:PAGE]
    more = len(rows) > PAGE
    return InvitationPage(
        invitations=[as_invitation(row, unit.now) for row in page],
        next=write_cursor(page[-1].created_at.isoformat(), page[-1].seat_id) if more else "",
    )


def as_invitation(row: Row[Any], now: datetime) -> Invitation:
    return Invitation(
        seat_id=row.seat_id,
        space_id=row.space_id,
        invited_as=row.invited_as,
        invited_by=row.invited_by,
        state=invitation_state(row.until, row.used_at, row.withdrawn_at, now),
        created_at=row.created_at,
        until=row.until,
        used_at=row.used_at,
    )
