"""Somebody who is signed in: what the rest of the SDK can do, under one name."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final, Self

from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import Profile, SeatName
from meantime.sdk import covering, directory, hours, inviting, journal, practices
from meantime.sdk.appointments import Appointments
from meantime.sdk.caseload import add_client, caseload
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.people import People, fold_people
from meantime.sdk.leaving import dismiss
from meantime.sdk.listing import list_spaces
from meantime.sdk.locks import change_lock, password_lock, recovery_lock
from meantime.sdk.progress import unseen
from meantime.sdk.signing import sign_replies, signed_replies
from meantime.sdk.spaces import Space
from meantime.sdk.threads import Thread
from meantime.wire.accounts import LockProof, Me, SignIn, SignIns
from meantime.wire.notices import KeptNoticeChoices, Undelivered
from meantime.wire.practices import Permission, Practice, Staff, StaffMember

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from meantime.sdk.cases import Case
    from meantime.sdk.connection import Connection
    from meantime.sdk.covering import Away
    from meantime.sdk.folds.messages import Message
    from meantime.sdk.folds.policies import Texts
    from meantime.sdk.invitations import Invited
    from meantime.sdk.leaving import Left
    from meantime.sdk.progress import Progress
    from meantime.sdk.signing import Signed
    from meantime.sdk.welcome import Inviter
    from meantime.wire.boundaries import (
        CoverPlan,
        Frame,
        KeptFrame,
        OpenDays,
        Promise,
        Waiting,
    )
    from meantime.wire.notices import NoticeChoices
    from meantime.wire.spaces import SeatTerm


WAITING: Final = "SELECT space FROM outbox UNION SELECT space FROM files"


class Person:
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

    def keep(self, text: str) -> str:
        """Keep a text for myself alone; return its id. Raises as `journal.keep`."""
        return journal.keep(self.connection, text)

    def kept(self) -> list[Message]:
        """Return what I keep for myself, oldest first. Nobody else can open it."""
        return journal.kept(self.connection)

    def change_kept(self, message_id: str, text: str) -> None:
        """Put another text in place of one that I keep; an empty one takes it out of sight."""
        journal.change(self.connection, message_id, text)

    def send(self) -> None:
        """Send what waits on this device. Raises, at the end, the first error of `Space.send`."""
        errors = []
        for (space_id,) in self.connection.local.rows(WAITING):
            try:
                space = Space(self.connection, space_id)
                space.send()
                space.send_files()
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

    def tidy(self) -> None:
        """Withdraw invitations that have run out or are half made; take seats that are over."""
        inviting.tidy(self.connection)
        covering.tidy(self.connection)

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

    def practice(self) -> Practice:
        """Return what the practice says of itself, by the server's word."""
        return self.connection.http.get("/practice", Practice)

    def staff(self) -> list[StaffMember]:
        return self.connection.http.get("/staff", Staff).staff

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
        chosen = self.own_cases() if cases is None else cases
        return covering.arrange(self.connection, chosen, away, tell)

    def end_cover(self, cover_id: str, tell: Progress = unseen) -> int:
        """F8: end what a colleague covers for me. Raises as `covering.end`."""
        return covering.end(self.connection, self.own_cases(), cover_id, tell)

    def own_cases(self) -> list[Case]:
        """Return the clients for whose threads I answer."""
        mine = {s.id for s in list_spaces(self.connection.http) if s.responsible == self.id}
        return [case for case in self.caseload() if case.id in mine]

    def notice_choices(self) -> KeptNoticeChoices:
        """Return how I am told that something waits, and whether mail reaches me."""
        return self.connection.http.get("/notices/choices", KeptNoticeChoices)

    def set_notice_choices(self, choices: NoticeChoices) -> KeptNoticeChoices:
        """Choose how I am told. Raises ProblemError `malformed` with `problem.fields`."""
        return self.connection.http.put("/notices/choices", choices, KeptNoticeChoices)

    def test_notice(self) -> None:
        """Have a notice sent to me. Raises ProblemError `malformed` if that cannot be now."""
        self.connection.http.change("POST", "/notices/test")

    def unreached(self) -> list[str]:
        """Return which of my clients mail does not reach. Staff only."""
        return self.connection.http.get("/notices/undelivered", Undelivered).seat_ids

    @property
    def appointments(self) -> Appointments:
        """My calendar, and what others ask for."""
        return Appointments(self.connection.http)

    def promises(self) -> list[Promise]:
        """Return what I promised to clients, due first. Raises as `hours.list_promises`."""
        return list(hours.list_promises(self.connection.http))

    def days(self) -> OpenDays:
        """Return my days with hours. Raises as `hours.read_days`."""
        return hours.read_days(self.connection.http)

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
