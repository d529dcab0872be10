"""Coming in with a code (flows F2 and F4): the inviter may be offline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol import flows
from meantime.protocol.codes import join_account, read_code
from meantime.protocol.errors import ProtocolError
from meantime.protocol.trust import check_invitation
from meantime.sdk.connection import Connection
from meantime.sdk.errors import InvitationUsed, ProblemError
from meantime.sdk.folds.messages import Message, fold_messages
from meantime.sdk.listing import list_spaces
from meantime.sdk.local import Local
from meantime.sdk.sign_in import open_sign_in
from meantime.sdk.spaces import Space
from meantime.wire.problems import ProblemSlug

if TYPE_CHECKING:
    from meantime.protocol.entry import Entry as Signed
    from meantime.protocol.keys import Account
    from meantime.protocol.state import SpaceState
    from meantime.sdk.http import Http


class Doorstep(Space):
    """A space as the holder of an invitation's code sees it: trusted by the inviter's proof."""

    def __init__(self, connection: Connection, space_id: str, code: bytes) -> None:
        super().__init__(connection, space_id)
        self._code = code

    def welcome(self) -> list[Message]:
        """Return what the inviter says to whoever has the link, and nothing else."""
        messages = fold_messages(self.opened(), self.me, self.connection.http.now_ms())
        return [message for message in messages if not message.fault]

    def enter(self, newcomer: Account) -> None:
        """Give the seat to `newcomer`. Raises as `stand_at_door`, and ProblemError if too late."""
        now_ms = self.connection.http.now_ms

        def join(state: SpaceState) -> Signed:
            return flows.join(newcomer, state, self._code, now_ms())

        self.append_newest(join)

    def _check_trust(self, state: SpaceState) -> None:
        if self.me not in state.seats:
            for received in self._received:
                if received.entry.author == self.me:
                    raise InvitationUsed(received.received_at)
        check_invitation(state, self.connection.account)


def stand_at_door(http: Http, text: str) -> Doorstep:
    """Return the space that a code opens, fetched, verified, and proven to be the inviter's.

    Raises ProtocolError `code` before any request for a mistyped code or one for recovery,
    `noinvite` if there is no such invitation, `proof` if another made the space; InvitationUsed.
    """
    code = read_code(text.rpartition("#")[2].strip(), "join")
    joiner = join_account(code)
    try:
        signed_in = open_sign_in(http, joiner, "cli")
    except ProblemError as refused:
        if refused.slug == ProblemSlug.SIGN_IN_REFUSED:
            raise ProtocolError("noinvite") from None
        raise
    local = Local(None, joiner)  # nothing of an invitation stays on this device
    connection = Connection(http, joiner, local, signed_in.practice_id, signed_in.sign_in_id)
    for listed in list_spaces(http):
        return Doorstep(connection, listed.id, code).sync()
    raise ProtocolError("noinvite")
