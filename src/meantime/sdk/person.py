"""Somebody who is signed in: what the rest of the SDK can do, under one name."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final, Self

from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import Profile, SeatName
from meantime.sdk import covering, desk_seats, directory, inviting, journal, mending, practices
from meantime.sdk.appointments import Appointments
from meantime.sdk.boundaries import OwnBoundaries
from meantime.sdk.carrying import carry_own
from meantime.sdk.caseload import add_client, caseload, own_cases
from meantime.sdk.custody import Custody
from meantime.sdk.emergencies import Emergencies
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.people import People, fold_people
from meantime.sdk.journal_book import Journal
from meantime.sdk.leaving import dismiss
from meantime.sdk.listing import list_spaces
from meantime.sdk.locks import change_lock, password_lock, recovery_lock
from meantime.sdk.notices import OwnNotices
from meantime.sdk.own_billing import OwnBilling
from meantime.sdk.own_moments import OwnMoments
from meantime.sdk.own_replies import OwnReplies
from meantime.sdk.own_rollout import OwnRollout
from meantime.sdk.own_safety import OwnSafety
from meantime.sdk.policies import Policies
from meantime.sdk.progress import unseen
from meantime.sdk.promising import note_due
from meantime.sdk.spaces import Space
from meantime.sdk.threads import Thread
from meantime.wire.accounts import LockProof, Me, SignIn, SignIns
from meantime.wire.practices import Permission, Practice, Staff, StaffMember

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from meantime.sdk.carrying import Carried
    from meantime.sdk.cases import Case
    from meantime.sdk.connection import Connection
    from meantime.sdk.invitations import Invited
    from meantime.sdk.journal import Kept
    from meantime.sdk.leaving import Left
    from meantime.sdk.progress import Progress
    from meantime.sdk.welcome import Inviter


WAITING: Final = "SELECT space FROM outbox UNION SELECT space FROM files"


class Person(OwnBilling, OwnBoundaries, OwnMoments, OwnNotices, OwnReplies, OwnRollout, OwnSafety):
    """Use it in a `with` block: leaving that signs out.

    `login` is the one that was typed, empty for somebody who came by key without naming it.
    """

    def __init__(self, connection: Connection, login: str = "") -> None:
        self.connection = connection
        self.login = login  # it salts the password, so the server's word for it does not do

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Sign out, if the server can be reached, and forget the keys."""
        http = self.connection.http
        if self.connection.id:
            with suppress(SdkError):
                http.change("DELETE", f"/sign-ins/{self.connection.id}", insists=False)
        http.close()
        self.connection.local.close()

    @property
    def id(self) -> str:
        return self.connection.account.id

    def threads(self) -> list[Thread]:
        """Return the threads that the server lists; each proves itself when it is read."""
        return [
            Thread(self.connection, listed.id)
            for listed in list_spaces(self.connection.http)
            if listed.purpose == "thread"
        ]

    def thread(self, space_id: str) -> Thread:
        """Return a thread, fetched, verified and trusted. Raises as `Thread.sync`."""
        return Thread(self.connection, space_id).sync()

    def space(self, space_id: str) -> Space:
        """Return any space, fetched, verified and trusted. Raises as `Space.sync`."""
        return Space(self.connection, space_id).sync()

    def keep(self, text: str) -> Kept:
        """Keep a text for myself alone; nothing is sent. Raises as `journal.keep`."""
        return journal.keep(self.connection, text)

    def journal(self) -> Journal:
        """Return what I keep for myself. Nobody else can open it."""
        return Journal(self.connection)

    def carry_over(self, old: Person, tell: Progress = unseen) -> Carried:
        """F10: write again what an account of mine from before kept alone. Raises as `carrying`."""
        return carry_own(old.connection, self.connection, tell)

    def send(self) -> None:
        """Send what waits on this device. Raises, at the end, the first error of `Space.send`."""
        errors = []
        for (space_id,) in self.connection.local.rows(WAITING):
            try:
                space = Space(self.connection, space_id)
                space.send()
                space.send_files()
                note_due(space)
            except (ProtocolError, SdkError) as error:
                errors.append(error)
        for first in errors:
            raise first

    def invite_client(
        self, client_name: str, inviter: Inviter, days: int = practices.INVITATION_DAYS
    ) -> Invited:
        """F3: make a thread, a chart and a desk, and return the invitation to the thread."""
        return self.add_client(Profile(name=client_name)).invite(inviter, days)

    def add_client(self, profile: Profile) -> Case:
        """Make the three spaces of a client, or finish what was interrupted: the same is safe.

        Raises ProblemError `not-permitted` unless the caller is staff.
        """
        with suppress(ProtocolError, SdkError):
            self.send()
        return add_client(self.connection, profile)

    def caseload(self) -> list[Case]:
        """Return my clients with the names that the practice has for them."""
        return caseload(self.connection)

    def own_cases(self) -> list[Case]:
        """Return the clients for whose threads I answer."""
        return own_cases(self.connection)

    def tidy(self) -> None:
        """Do what is due: withdraw invitations, take seats that are over, mend the practice's keys.

        Billers and the front desk are seated in desks of this person's where they are missing. A
        custodian also looks at a sample of the practice's records once a day.
        """
        inviting.tidy(self.connection)
        covering.tidy(self.connection)
        with suppress(ProtocolError, SdkError):  # no staff, or no seat in the directory
            desk_seats.fill_own(self.connection)
        with suppress(ProtocolError, SdkError):  # no custodian, or no seat in the directory
            mending.mend(self.connection)
            self.custody.check_if_due()
        self.emergencies.take_overdue()

    def invite_staff(self, days: int = practices.INVITATION_DAYS) -> Invited:
        """F2: invite a colleague. Raises ProblemError for all but custodians."""
        return practices.invite_staff(self.connection, days)

    def introduce(
        self, account_id: str, who: Inviter, permissions: Sequence[Permission] | None = None
    ) -> None:
        """F2: name a colleague who has joined, or oneself; say what they may do, if that changes.

        Raises as `directory.introduce`.
        """
        name = SeatName(id=account_id, name=who.name, credential=who.credential)
        directory.introduce(self.connection, name, permissions)

    def dismiss(self, leaver: str, heir: str = "", tell: Progress = unseen) -> Left:
        """F8: let a colleague go, out of every space; `heir` takes over. Raises as `leaving`."""
        successor = directory.find_colleague(self.connection, heir) if heir else None
        return dismiss(self.connection, leaver, successor, tell)

    @property
    def custody(self) -> Custody:
        """What custodians look after: the practice's key and what it opens."""
        return Custody(self.connection, self.login)

    def practice(self) -> Practice:
        """Return what the practice says of itself, by the server's word."""
        return self.connection.http.get("/practice", Practice)

    def staff(self) -> list[StaffMember]:
        return self.connection.http.get("/staff", Staff).staff

    @property
    def appointments(self) -> Appointments:
        """My calendar, and what others ask for."""
        return Appointments(self.connection.http)

    @property
    def emergencies(self) -> Emergencies:
        """Records that were opened in an emergency, and opening one."""
        return Emergencies(self.connection)

    @property
    def policies(self) -> Policies:
        """Versions of the messaging policy: prepare, publish, sign."""
        return Policies(self.connection)

    def directory(self) -> People:
        """Return the practice's people with their names. Raises SdkError without a seat there."""
        return fold_people(directory.find_directory(self.connection).opened())

    def account(self) -> Me:
        """Return login and locks, as the server has them."""
        return self.connection.http.get("/me", Me)

    def devices(self) -> list[SignIn]:
        return self.connection.http.get("/sign-ins", SignIns).sign_ins

    def revoke(self, sign_in_id: str) -> None:
        """End a sign-in, on whatever device it is. Raises ProblemError `not-found`."""
        self.connection.http.change("DELETE", f"/sign-ins/{sign_in_id}")

    def change_password(self, proof: LockProof, new: str) -> None:
        """Put a new password in place.

        `proof` is `locks.proof_by_password` or, if that is forgotten, `locks.proof_by_code`.
        Raises ProblemError `unlock-refused`; WeakPassword; ProtocolError `login` without a login.
        """
        lock = password_lock(self.connection.account, self.login, new)
        change_lock(self.connection.http, self.login, proof, lock)

    def renew_recovery_code(self, proof: LockProof) -> str:
        """Return a new code to print; the old one is void. Raises as `change_password`."""
        lock, code = recovery_lock(self.connection.account)
        change_lock(self.connection.http, self.login, proof, lock)
        return code
