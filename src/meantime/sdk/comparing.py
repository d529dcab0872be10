"""Comparing the digits of a thread in a session (flow F5 of protocol.md)."""

from __future__ import annotations

from meantime.protocol.flows import digits
from meantime.protocol.posts import Verified
from meantime.sdk.errors import DigitsMoved
from meantime.sdk.folds.marks import fold_marks
from meantime.sdk.spaces import Space


class ThreadDigits(Space):
    """A part of `Thread`."""

    def digits(self) -> str:
        """Return the 30 digits that both sides read to each other (flow F5)."""
        return digits(self.state.last_seats)

    def confirm(self, shown: str, method: str = "in_session") -> str:
        """Say that the other side read the digits `shown`; marks them as verified for me.

        Raises DigitsMoved if somebody came or went since they were shown.
        """
        if self.sync().digits() != shown:
            raise DigitsMoved("Somebody came or went meanwhile. Compare the digits of now.")
        return self.post(Verified(code=shown, method=method))

    def marks(self) -> frozenset[str]:
        """Return the ids of those whom I have verified and who are still the same."""
        return fold_marks(self.opened(), self.me)
