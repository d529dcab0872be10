"""One client as the practice has them: the thread with them, the chart and the desk about them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from meantime.protocol.posts import Profile
from meantime.sdk import desk_seats, inviting, sharing
from meantime.sdk.directory import find_colleague
from meantime.sdk.errors import SdkError
from meantime.sdk.founding import found_shared
from meantime.sdk.practices import INVITATION_DAYS
from meantime.sdk.spaces import Space

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.people import Member
    from meantime.sdk.invitations import Invited
    from meantime.sdk.sharing import History
    from meantime.sdk.threads import Thread
    from meantime.sdk.welcome import Inviter

# What a colleague is in the chart and in the desk, by what they are in the thread.
IN_CHART: Final = {"clinician": "member", "observer": "member"}
IN_DESK: Final = {"clinician": "member", "observer": "observer"}


@dataclass(slots=True)
class Case:
    """`id` is the thread's. A space is None where this person has no seat, or none was made yet.

    `fault` is the code that stopped one of the three, "" if all are well.
    """

    connection: Connection
    id: str
    thread: Thread | None = None
    chart: Space | None = None
    desk: Space | None = None
    fault: str = ""

    def profile(self) -> Profile | None:
        """Return who the client is, by the newest word in the desk."""
        return newest_profile(self.desk) if self.desk else None

    def client(self) -> Member | None:
        """Return the client who sits in the thread; if none does, the open invitation."""
        people = self.thread.people() if self.thread else None
        seated = [*people.holding("client"), *people.holding("invite")] if people else []
        return seated[0] if seated else None

    def name(self) -> str:
        """Return what the practice calls the client, else what they call themselves."""
        profile, client = self.profile(), self.client()
        return profile.name if profile else client.name if client else ""

    def was_invited(self) -> bool:
        """Tell whether a client was ever invited to the thread."""
        roles = set(self.thread.state.ever.values()) if self.thread else set()
        return bool(roles & {"client", "invite"})

    def describe(self, profile: Profile) -> None:
        """Say who the client is, in a desk that is made if there is none, and so with the chart.

        What was said before stays in the record of the desk. The practice's office is seated in a
        new one; where that breaks off, `desk_seats.fill_own` does it later.
        """
        is_new = self.desk is None
        self.desk = self.desk or found_shared(self.connection, "desk", self.id)
        if self.profile() != profile:
            self.desk.post(profile)
        if is_new:
            with suppress(SdkError):
                desk_seats.fill(self.desk, desk_seats.office_of(self.connection))
        self.chart = self.chart or found_shared(self.connection, "chart", self.id)

    def invite(self, inviter: Inviter, days: int = INVITATION_DAYS) -> Invited:
        """F3: open the client's seat. Raises as `inviting.invite`."""
        thread = Space(self.connection, self.id).sync()  # which has no purpose before its welcome
        return inviting.invite(thread, inviter, days)

    def invite_again(self, inviter: Inviter, days: int = INVITATION_DAYS) -> Invited:
        """F9, F10: take the seat of a client who lost everything, and invite them anew.

        Identity is for a person to check first. What was said before is given to them by
        `give_history`, once the digits were compared.
        """
        thread = self._thread().sync()
        lost = [member.id for member in thread.people().holding("client")]
        return inviting.invite(thread, inviter, days, replaces=lost)

    def give_history(self) -> None:
        """F9: let the client read what was said before. Raises NotCompared before F5."""
        thread = self._thread().sync()
        for client in thread.people().holding("client"):
            sharing.give_history(thread, client.id)

    def share(
        self, account_id: str, role: Literal["clinician", "observer"], history: History = "all"
    ) -> None:
        """F7: seat a colleague who covers or supervises; all see it in the thread.

        Names and contacts are given whole: whoever answers must be able to reach the client.
        Repeat it if it was interrupted. Raises NoColleague.
        """
        colleague = find_colleague(self.connection, account_id)
        sharing.seat_colleague(self._thread(), colleague, role, history)
        if self.chart is not None:
            sharing.seat_colleague(self.chart, colleague, IN_CHART[role], history)
        if self.desk is not None:
            sharing.seat_colleague(self.desk, colleague, IN_DESK[role], "all")

    def unshare(self, account_id: str) -> None:
        """F8: unseat a colleague; what is written from now on is sealed without them."""
        for space in self.spaces():
            sharing.unseat(space, [account_id])

    def spaces(self) -> Iterator[Space]:
        """Yield what this person has of the thread, the chart and the desk."""
        yield from (space for space in (self.thread, self.chart, self.desk) if space is not None)

    def _thread(self) -> Thread:
        if self.thread is None:
            raise SdkError("You have no seat in the thread with this client.")
        return self.thread


def newest_profile(desk: Space) -> Profile | None:
    """Return the profile that a desk said last."""
    said = [opened.post for opened in desk.opened() if isinstance(opened.post, Profile)]
    return said[-1] if said else None
