"""Founding a practice and inviting its staff (flows F1 and F2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.protocol import flows
from meantime.protocol.keys import Account, make_account
from meantime.sdk.errors import ProblemError
from meantime.sdk.invitations import Invited, keep_code
from meantime.sdk.locks import new_account
from meantime.sdk.sign_in import open_sign_in
from meantime.sdk.spaces import Space
from meantime.wire.practices import NewPractice, PracticeCreated, PracticeDetails
from meantime.wire.problems import ProblemSlug
from meantime.wire.spaces import Entry

if TYPE_CHECKING:
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


def invite_staff(connection: Connection, days: int) -> Invited:
    """F2: return a fresh invitation, good for `days`. Raises ProblemError unless a custodian."""
    codes: list[bytes] = []

    def open_seat(state: SpaceState) -> Signed:
        now = connection.http.now_ms()
        invited = flows.invite_staff(connection.account, state, now + days * DAY_MS, now)
        codes.append(invited.code)
        return invited.entries[0]

    Space(connection, connection.practice_id).append_newest(open_seat)
    return keep_code(connection, connection.practice_id, codes[-1])


def _is_there(http: Http, account: Account) -> bool:
    try:
        open_sign_in(http, account, "cli")
    except ProblemError:
        return False
    return True
