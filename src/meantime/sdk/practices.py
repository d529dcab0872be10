"""A practice and its staff (flows F1 and F2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.protocol import flows
from meantime.protocol.keys import Account, make_account
from meantime.protocol.posts import SeatName
from meantime.protocol.reseating import generations_of
from meantime.protocol.writing import seat
from meantime.sdk.errors import ProblemError, SdkError
from meantime.sdk.founding import found_shared
from meantime.sdk.invitations import Invited, keep_code
from meantime.sdk.listing import list_spaces
from meantime.sdk.locks import new_account
from meantime.sdk.sign_in import open_sign_in
from meantime.sdk.spaces import Space
from meantime.wire.practices import (
    NewPractice,
    Permission,
    PermissionsChange,
    PracticeCreated,
    PracticeDetails,
)
from meantime.wire.problems import ProblemSlug
from meantime.wire.spaces import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.protocol.entry import Entry as Signed
    from meantime.protocol.state import SpaceState
    from meantime.sdk.connection import Connection
    from meantime.sdk.http import Http

DAY_MS: Final = 24 * 60 * 60 * 1000
INVITATION_DAYS: Final = 14


def found_practice(
    http: Http, setup_code: str, details: PracticeDetails, login: str, password: str
) -> tuple[Account, str]:
    """F1: store a new practice; return its owner and the owner's recovery code to print.

    Raises ProblemError `setup-refused`, `login-taken`, `malformed`; WeakPassword.
    """
    owner = make_account()
    account, code = new_account(owner, login, password)
    root, _ = flows.found_practice(owner, http.ask_time())
    new = NewPractice(
        setup_code=setup_code, details=details, account=account, root=Entry(**root.wire)
    )
    try:
        http.post("/practices", new, PracticeCreated)
    except ProblemError as refused:
        if refused.slug != ProblemSlug.SETUP_REFUSED or not _is_there(http, owner):
            raise  # else an answer was lost, and the try after it met a used code
    return owner, code


def furnish(connection: Connection, name: str, credential: str) -> None:
    """Found the directory of a new practice, and name its owner there."""
    found_shared(connection, "directory").post(
        SeatName(id=connection.account.id, name=name, credential=credential)
    )


def invite_staff(connection: Connection, days: int) -> Invited:
    """F2: return a fresh invitation, good for `days`. Raises ProblemError unless a custodian."""
    codes: list[bytes] = []

    def open_seat(state: SpaceState) -> Signed:
        now = connection.http.now_ms()
        invited = flows.invite_staff(connection.account, state, now + days * DAY_MS, now)
        codes.append(invited.code)
        return invited.entries[0]

    Space(connection, connection.practice_id).change_seats(open_seat)
    return keep_code(connection, connection.practice_id, codes[-1])


def introduce(
    connection: Connection,
    account_id: str,
    seat_name: SeatName,
    permissions: Sequence[Permission],
) -> None:
    """F2: seat a colleague who has joined in the directory, name them, say what they may do."""
    colleague = connection.practice().seats[account_id]
    directory = find_directory(connection)

    def add(state: SpaceState) -> Signed:
        gens = generations_of(state, connection.account)
        now = connection.http.now_ms()
        member = seat(colleague.card, "member")
        return flows.add_seat(connection.account, state, member, gens, now)

    if account_id not in directory.state.seats:
        directory.change_seats(add)
    directory.post(seat_name)
    change = PermissionsChange(permissions=list(permissions))
    connection.http.change("PUT", f"/staff/{account_id}", change)


def find_directory(connection: Connection) -> Space:
    """Return the directory, verified. Raises SdkError if this person has no seat in it."""
    for listed in list_spaces(connection.http):
        if listed.purpose == "directory":
            space = Space(connection, listed.id).sync()
            if space.purpose().of == "directory":
                return space
    raise SdkError("You have no seat in the practice's directory yet.")


def _is_there(http: Http, account: Account) -> bool:
    try:
        open_sign_in(http, account, "cli")
    except ProblemError:
        return False
    return True
