"""Acting as the practice: the seat in every care and team space whose key custodians hold."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.protocol.errors import ProtocolError
from meantime.protocol.keys import Account
from meantime.protocol.reseating import readable_generations
from meantime.protocol.sealing import generation_key
from meantime.sdk.connection import Connection
from meantime.sdk.errors import ProblemError, SdkError
from meantime.sdk.listing import list_spaces
from meantime.sdk.sign_in import open_sign_in
from meantime.wire.problems import ProblemSlug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.protocol.state import SpaceState
    from meantime.protocol.trust import Roster
    from meantime.sdk.http import Http


@dataclass(frozen=True, slots=True)
class PracticeSeat(Connection):
    """The practice, signed in beside the custodian who holds its key and knows its roster."""

    custodian: Connection

    def practice(self) -> SpaceState:
        return self.custodian.practice()

    def roster(self, *, refresh: bool) -> Roster | None:
        return self.custodian.roster(refresh=refresh)


def practice_keys(connection: Connection) -> list[Account]:
    """Return what the practice is and was, as far as this person holds its keys; newest first.

    Raises ProtocolError `nokey` for all but custodians.
    """
    return keys_held(connection.practice(), connection.account)


def keys_held(state: SpaceState, me: Account) -> list[Account]:
    """As `practice_keys`, by the practice's own verified log."""
    newest = Account(generation_key(state, me, state.gen))
    earlier = [gen for gen in readable_generations(state, me) if gen != state.gen]
    return [newest, *(Account(generation_key(state, me, gen)) for gen in reversed(earlier))]


@contextmanager
def acting_as(connection: Connection, key: Account) -> Iterator[PracticeSeat | None]:
    """Yield the practice under one of its keys, signed in; None where it never sat anywhere."""
    http = connection.http.signed_out()
    try:
        signed_in = open_sign_in(http, key, "cli")
    except ProblemError as refused:
        if refused.slug != ProblemSlug.SIGN_IN_REFUSED:
            raise
        yield None
        return
    with ExitStack() as stack:
        local = connection.local.beside(key)
        stack.callback(local.close)
        stack.callback(_sign_out, http, signed_in.sign_in_id)
        sign_in_id = signed_in.sign_in_id
        yield PracticeSeat(http, key, local, connection.practice_id, sign_in_id, connection)


class NoHands(SdkError):
    """Neither this person nor the practice sits there under a key that is here."""

    def __init__(self) -> None:
        super().__init__("You have no seat there, nor the practice's key.")


@contextmanager
def practice_hands(connection: Connection, space_id: str) -> Iterator[Connection]:
    """Yield the practice under the key with which it sits in a space. Raises NoHands."""
    try:
        keys = practice_keys(connection)
    except ProtocolError:  # who is no custodian has none
        keys = []
    for key in keys:
        with acting_as(connection, key) as acting:
            if acting is not None and sits(acting, space_id):
                yield acting
                return
    raise NoHands


@contextmanager
def hands_in(connection: Connection, space_id: str, but: str = "") -> Iterator[Connection]:
    """Yield who can write in a space: this person, unless they are `but`, else the practice.

    Raises NoHands.
    """
    if connection.account.id != but and sits(connection, space_id):
        yield connection
        return
    with practice_hands(connection, space_id) as acting:
        yield acting


def sits(connection: Connection, space_id: str) -> bool:
    """Tell whether somebody has a seat in a space today."""
    listed = list_spaces(connection.http)
    return any(one.id == space_id and one.until_seq < 0 for one in listed)


def _sign_out(http: Http, sign_in_id: str) -> None:
    with suppress(SdkError):
        http.change("DELETE", f"/sign-ins/{sign_in_id}", insists=False)
