"""What somebody who is signed in can do with hours, promises, automatic replies and cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.sdk import covering, hours
from meantime.sdk.caseload import own_cases
from meantime.sdk.progress import unseen
from meantime.sdk.signing import sign_replies, signed_replies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.sdk.cases import Case
    from meantime.sdk.connection import Connection
    from meantime.sdk.covering import Away
    from meantime.sdk.folds.policies import Texts
    from meantime.sdk.progress import Progress
    from meantime.sdk.signing import Signed
    from meantime.wire.boundaries import CoverPlan, Frame, KeptFrame, OpenDays, Promise, Waiting
    from meantime.wire.spaces import SeatTerm


class OwnBoundaries:
    """A part of `Person`."""

    connection: Connection

    def hours(self) -> KeptFrame:
        """Return the hours that count for me, and who set them. Raises as `hours.read_hours`."""
        return hours.read_hours(self.connection.http, "mine")

    def set_hours(self, frame: Frame) -> KeptFrame:
        """Set my own hours. Raises as `hours.set_hours`."""
        return hours.set_hours(self.connection.http, "mine", frame)

    def drop_hours(self) -> KeptFrame:
        """Go by the practice's hours again. Raises as `hours.read_hours`."""
        return hours.drop_hours(self.connection.http)

    def practice_hours(self) -> KeptFrame:
        """Return the hours of those who have set none. Raises as `hours.read_hours`."""
        return hours.read_hours(self.connection.http, "practice")

    def set_practice_hours(self, frame: Frame) -> KeptFrame:
        """Set the practice's hours. Custodians only. Raises as `hours.set_hours`."""
        return hours.set_hours(self.connection.http, "practice", frame)

    def waiting(self) -> list[Waiting]:
        """Return what waits for my answer, the most urgent first. As `hours.list_waiting`."""
        return list(hours.list_waiting(self.connection.http))

    def auto_replies(self) -> Texts:
        """Return the automatic replies that I signed last, by id and language; else the usual."""
        return signed_replies(self.connection)

    def sign_auto_replies(self, texts: Texts, tell: Progress = unseen) -> Signed:
        """Sign automatic replies in each thread of mine. Raises as `signing.sign_replies`."""
        return sign_replies(self.connection, texts, tell)

    def cover(self) -> CoverPlan:
        """Return who is away within a year and who acts then. Raises as `covering.plan`."""
        return covering.plan(self.connection)

    def terms(self) -> list[SeatTerm]:
        """Return the seats for a time where I sit; for custodians all of the practice."""
        return list(covering.terms(self.connection))

    def arrange_cover(
        self, away: Away, cases: Sequence[Case] | None = None, tell: Progress = unseen
    ) -> dict[str, str]:
        """F7: be away while a colleague reads and answers what `cases` write; None for all mine.

        Returns what failed, by thread: do it again then. Raises as `covering.arrange`.
        """
        chosen = own_cases(self.connection) if cases is None else cases
        return covering.arrange(self.connection, chosen, away, tell)

    def end_cover(self, cover_id: str, tell: Progress = unseen) -> int:
        """F8: end what a colleague covers for me. Raises as `covering.end`."""
        return covering.end(self.connection, own_cases(self.connection), cover_id, tell)

    def promises(self) -> list[Promise]:
        """Return what I promised to clients, due first. Raises as `hours.list_promises`."""
        return list(hours.list_promises(self.connection.http))

    def days(self) -> OpenDays:
        """Return my days with hours. Raises as `hours.read_days`."""
        return hours.read_days(self.connection.http)
