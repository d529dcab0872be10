"""What the server says of a thread's times: what a message sent now meets, and the next session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.sdk.appointments import Appointments
from meantime.sdk.hours import boundary_of
from meantime.sdk.spaces import Space

if TYPE_CHECKING:
    from meantime.wire.appointments import Appointment
    from meantime.wire.boundaries import Boundary


class ThreadTimes(Space):
    """A part of `Thread`."""

    def boundary(self) -> Boundary:
        """Return what holds for a message sent now. Raises as `hours.boundary_of`."""
        return boundary_of(self.connection.http, self.id)

    def next_appointment(self) -> Appointment | None:
        """Return the next appointment here, by the server's word; None if none is set."""
        return Appointments(self.connection.http).next_in(self.id)
