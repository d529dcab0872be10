"""Inviting a client (flow F3): thread, chart and desk, made together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol import flows
from meantime.protocol.codes import join_account, make_code
from meantime.protocol.posts import SeatName
from meantime.protocol.reseating import Move, reseat
from meantime.protocol.writing import invitation
from meantime.sdk.errors import StrangeAnswer
from meantime.sdk.founding import found_shared
from meantime.sdk.invitations import Invited, keep_code
from meantime.sdk.practices import DAY_MS
from meantime.sdk.welcome import Inviter, welcome
from meantime.wire.practices import Practice

if TYPE_CHECKING:
    from meantime.protocol.entry import Entry as Signed
    from meantime.protocol.state import SpaceState
    from meantime.sdk.connection import Connection
    from meantime.sdk.spaces import Space


def invite_new_client(
    connection: Connection, inviter: Inviter, client_name: str, days: int
) -> Invited:
    """Make a client's spaces and return the invitation to the thread, good for `days`.

    The client's name is kept in the desk, which no client sees. Raises ProblemError
    `not-permitted` unless the caller is staff.
    """
    thread = found_shared(connection, "thread")
    chart = found_shared(connection, "chart", about=thread.id)
    desk = found_shared(connection, "desk", about=thread.id)
    me = connection.account.id
    for space in (chart, desk):
        space.post(SeatName(id=me, name=inviter.name, credential=inviter.credential))
    invited = invite(connection, thread, inviter, days)
    desk.post(SeatName(id=invited.seat_id, name=client_name, credential=""))
    return invited


def invite(connection: Connection, thread: Space, inviter: Inviter, days: int) -> Invited:
    """Open a client's seat in a thread, with a welcome that is all that the link opens.

    Raises StrangeAnswer if a colleague changed the keys meanwhile: then invite once more.
    """
    account, now_ms = connection.account, connection.http.now_ms
    details = connection.http.get("/practice", Practice).details
    practice_id = next(i for i, s in thread.state.seats.items() if s.role == "practice")
    code, until = make_code(), now_ms() + days * DAY_MS

    def open_seat(state: SpaceState) -> Signed:
        opened = invitation(join_account(code), "client", state.space, until)
        return reseat(account, state, Move(add=[opened]), now_ms())

    opened = thread.change_seats(open_seat)
    for post in welcome(inviter, account.id, practice_id, details):
        thread.post(post)
    if thread.state.gen != opened.gen:
        raise StrangeAnswer("A colleague changed the keys meanwhile. Please invite once more.")
    thread.change_seats(lambda state: flows.rotate(account, state, now_ms()))
    return keep_code(connection, thread.id, code)
