"""Asking the rooms that keep seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.accounts.events import Seat, SeatSought

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit


def find_seat(unit: Unit, seat_id: str) -> Seat | None:
    """Return the seat that an id has or had in a space, None if it never had any."""
    sought = SeatSought(seat_id)
    unit.ask(sought)
    return sought.found


def is_open(unit: Unit, seat: Seat) -> bool:
    """Tell whether the seat is an invitation that can still be taken, by the server's clock."""
    return seat.until is not None and unit.now <= seat.until
