"""Invitations that I made. Their codes stay on this device, sealed, until they are used."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

import segno

from meantime.protocol.codes import join_account, write_code
from meantime.wire.practices import Invitation, InvitationPage

if TYPE_CHECKING:
    from meantime.sdk.connection import Connection


@dataclass(frozen=True, slots=True)
class Invited:
    """`code` is shown or handed over by the inviter: the server never sees it.

    `link` carries it behind the `#`, which browsers do not send.
    """

    seat_id: str
    space_id: str
    code: str
    link: str

    def qr(self) -> str:
        """Return the link as a QR code in lines of text: light letters on a dark ground."""
        drawn = StringIO()
        segno.make_qr(self.link, error="m").terminal(drawn, border=2, compact=True)
        return drawn.getvalue()


def keep_code(connection: Connection, space_id: str, code: bytes) -> Invited:
    """Keep a fresh join code on this device and return it as it is handed over."""
    seat_id = join_account(code).id
    sealed = connection.local.seal(_place(seat_id), code)
    connection.local.rows("INSERT OR REPLACE INTO codes VALUES (?, ?)", seat_id, sealed)
    return _invited(connection, seat_id, space_id, code)


def kept_code(connection: Connection, seat_id: str, space_id: str) -> Invited | None:
    """Return an invitation again; None if it was made on another device."""
    rows = connection.local.rows("SELECT sealed FROM codes WHERE seat = ?", seat_id)
    if not rows:
        return None
    code = connection.local.open(_place(seat_id), rows[0][0])
    return _invited(connection, seat_id, space_id, code)


def list_invitations(connection: Connection) -> list[Invitation]:
    """Return the practice's invitations as the server has them: without codes and names."""
    found: list[Invitation] = []
    cursor = ""
    while True:
        page = connection.http.get("/invitations", InvitationPage, cursor=cursor)
        found += page.invitations
        cursor = page.next
        if not cursor:
            return found


def _invited(connection: Connection, seat_id: str, space_id: str, code: bytes) -> Invited:
    text = write_code(code, "join")
    return Invited(seat_id, space_id, text, f"{connection.http.origin}/join#{text}")


def _place(seat_id: str) -> str:
    return f"code/{seat_id}"
