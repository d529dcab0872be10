"""The ways in: by password, by key, by founding a practice, by an invitation."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import platformdirs

from meantime.protocol.keys import Account, make_account
from meantime.protocol.posts import SeatName
from meantime.sdk import practices
from meantime.sdk.agreement_errors import NoPolicy
from meantime.sdk.connection import Connection
from meantime.sdk.here import note_sign_in, signed_in_at
from meantime.sdk.http import Http
from meantime.sdk.joining import stand_at_door
from meantime.sdk.known import KnownLogins
from meantime.sdk.local import Local
from meantime.sdk.locks import SUITE, new_account
from meantime.sdk.person import Person
from meantime.sdk.practice_kept import model_switch, practice_details
from meantime.sdk.reading_policy import reading_here
from meantime.sdk.sign_in import open_sign_in, unlock, unlock_with_recovery_code
from meantime.sdk.welcome import Inviter
from meantime.wire.accounts import AccountCreated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from meantime.sdk.folds.messages import Message
    from meantime.sdk.joining import Doorstep
    from meantime.sdk.reading_policy import Reading
    from meantime.sdk.replies import Locale
    from meantime.wire.practices import PracticeDetails


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is about to have an account. The server learns the login alone."""

    login: str
    password: str
    name: str
    credential: str = ""


def default_folder() -> Path:
    """Return where this device keeps its sealed copies."""
    return platformdirs.user_data_path("meantime") / "device"


def connect(url: str | Http, login: str, password: str, folder: Path | None = None) -> Person:
    """Return the person behind a login, signed in.

    Raises ProtocolError `suite`, `identity`, `aead`; ProblemError `unlock-refused`,
    `too-many-attempts`; Unreachable; UnsafeAddress.
    """
    with _reaching(url) as http:
        known = _known(http, folder)
        account = unlock(http, known, login, password)
        return connect_by_key(http, account, folder, login)


def connect_by_code(url: str | Http, login: str, code: str, folder: Path | None = None) -> Person:
    """Return the person behind a login by the printed recovery code, signed in.

    Raises as `connect`; ProtocolError `code` before any request for a mistyped one.
    """
    with _reaching(url) as http:
        known = _known(http, folder)
        account = unlock_with_recovery_code(http, known, login, code)
        return connect_by_key(http, account, folder, login)


def connect_by_key(
    url: str | Http, account: Account, folder: Path | None = None, login: str = ""
) -> Person:
    """Return the person whose key is at hand, signed in; a `login` lets them change the password.

    Raises ProblemError `sign-in-refused`.
    """
    with _reaching(url) as http:
        signed_in = open_sign_in(http, account, "cli")
        local = Local((folder or default_folder()) / "accounts" / account.id, account)
        practice_id, sign_in_id = signed_in.practice_id, signed_in.sign_in_id
        note_sign_in(local, practice_id)
        connection = Connection(http, account, local, practice_id, sign_in_id)
        practice_details(connection)  # the country, and with it the numbers for help, stay here
        model_switch(connection)
        return Person(connection, login)


def open_here(
    url: str | Http, account: Account, folder: Path | None = None, login: str = ""
) -> Person | None:
    """Return the person whose key is at hand by what this device keeps, without the server.

    What they write waits here for the next `connect`. None if they were never signed in here.
    """
    here = Http(url, pauses=()) if isinstance(url, str) else url
    with _reaching(here) as http:
        local = Local((folder or default_folder()) / "accounts" / account.id, account)
        practice_id = signed_in_at(local)
        return (
            Person(Connection(http, account, local, practice_id, ""), login or "")
            if practice_id
            else None
        )


def found_practice(
    url: str | Http,
    setup_code: str,
    details: PracticeDetails,
    owner: Newcomer,
    folder: Path | None = None,
) -> tuple[Person, str]:
    """F1: found a practice; return its owner, signed in, and the recovery code to print.

    Without that code and without a second custodian, a lost password loses all records.
    Raises ProblemError `setup-refused`, `login-taken`, `malformed`; WeakPassword.
    """
    with _reaching(url) as http:
        made, code = practices.found_practice(
            http, setup_code, details, owner.login, owner.password
        )
        _known(http, folder).remember(owner.login, made.id, SUITE)
        person = connect_by_key(http, made, folder, owner.login)
        person.introduce(made.id, Inviter(owner.name, owner.credential))
        return person, code


class Invitation:
    """An invitation whose code is good, and whose space its inviter has proven to have made.

    Use it in a `with` block; the person who comes out of `accept` lives on after it.
    """

    def __init__(self, door: Doorstep) -> None:
        self._door = door
        self._guest: Person | None = Person(door.connection)
        self.role = door.state.seats[door.me].as_  # what it leads to: `client` or `staff`

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._guest is not None:
            self._guest.close()

    def welcome(self) -> list[Message]:
        """Return what a client is told before deciding; nothing for staff."""
        return self._door.welcome()

    def policy(self, name: str, locale: Locale = "en") -> Reading | None:
        """Return the policy as a client of that name will be asked to agree to it.

        None for staff, and where none is published. It can be signed once they have come in.
        """
        if self.role != "client":
            return None
        with suppress(NoPolicy):
            return reading_here(self._door, "client", locale, as_name=name)
        return None

    def accept(self, newcomer: Newcomer, folder: Path | None = None) -> tuple[Person, str]:
        """Make an account, take the seat; return the person and the recovery code to print.

        Raises ProblemError `login-taken`, `invitation-expired`; WeakPassword; InvitationUsed.
        """
        account = make_account()
        made, code = new_account(account, newcomer.login, newcomer.password)
        http = self._door.connection.http
        http.post("/accounts", made, AccountCreated)
        self._door.enter(account)
        _known(http, folder).remember(newcomer.login, account.id, SUITE)
        person = connect_by_key(http, account, folder, newcomer.login)
        self._guest = None  # the connection is the newcomer's now
        if self.role == "client":
            name = SeatName(id=account.id, name=newcomer.name, credential=newcomer.credential)
            person.thread(self._door.id).post(name)
        return person, code


def knock(url: str | Http, code: str) -> Invitation:
    """F2, F4: return what a code or link invites to. Raises as `stand_at_door`."""
    with _reaching(url) as http:
        return Invitation(stand_at_door(http, code))


def _known(http: Http, folder: Path | None) -> KnownLogins:
    return KnownLogins((folder or default_folder()) / "logins", http.origin)


@contextmanager
def _reaching(url: str | Http) -> Iterator[Http]:
    """Yield a connection that is closed if the block fails."""
    http = url if isinstance(url, Http) else Http(url)
    try:
        yield http
    except BaseException:
        http.close()
        raise
