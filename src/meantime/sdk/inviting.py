"""Inviting a client to a thread (flows F3 and F9), and tidying up after invitations."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.protocol import flows
from meantime.protocol.codes import join_account, make_code
from meantime.protocol.reseating import Move, reseat
from meantime.protocol.writing import invitation
from meantime.sdk import sharing
from meantime.sdk.errors import StrangeAnswer
from meantime.sdk.folds.messages import MILLISECOND, to_ms
from meantime.sdk.folds.policies import newest_policy
from meantime.sdk.invitations import Invited, keep_code, list_invitations
from meantime.sdk.policy_documents import version_for
from meantime.sdk.policy_walk import with_version
from meantime.sdk.practices import DAY_MS
from meantime.sdk.signing import signed_replies
from meantime.sdk.spaces import Space
from meantime.sdk.welcome import Inviter, first_policy, welcome
from meantime.wire.practices import Practice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.protocol.entry import Entry as Signed
    from meantime.protocol.state import SpaceState
    from meantime.sdk.connection import Connection

IN_THE_MAKING: Final = timedelta(minutes=10) // MILLISECOND  # another device may be at it


def invite(thread: Space, inviter: Inviter, days: int, replaces: Sequence[str] = ()) -> Invited:
    """Open a client's seat in a thread, with a welcome that is all that the link opens.

    The version of the policy that is in force here is a part of it. `replaces` are seats to be
    taken in the same entry. Invitations of mine that a crash left half made are withdrawn. Raises
    StrangeAnswer if a colleague changed the keys meanwhile: then invite once more.
    """
    connection = thread.connection
    account, now_ms = connection.account, connection.http.now_ms
    details = connection.http.get("/practice", Practice).details
    replies = signed_replies(connection)
    thread.send()
    sharing.unseat(thread, half_made(thread.sync().state, account.id))
    practice_id = next(i for i, s in thread.state.seats.items() if s.role == "practice")
    before = newest_policy(thread.opened())
    policy = first_policy(inviter, details, replies, before)
    if version := version_for(thread):
        policy = with_version(policy, version, inviter.name, details)
    code, until = make_code(), now_ms() + days * DAY_MS

    def open_seat(state: SpaceState) -> Signed:
        gone = [seat_id for seat_id in replaces if seat_id in state.seats]
        opened = invitation(join_account(code), "client", state.space, until)
        return reseat(account, state, Move(remove=gone, add=[opened]), now_ms())

    opened = thread.append_newest(open_seat)
    for post in welcome(inviter, (account.id, practice_id), details, policy):
        thread.post(post)
    if thread.state.gen != opened.gen:
        raise StrangeAnswer("A colleague changed the keys meanwhile. Please invite once more.")
    thread.append_newest(lambda state: flows.rotate(account, state, now_ms()))
    return keep_code(connection, thread.id, code)


def tidy(connection: Connection) -> None:
    """Withdraw the client invitations of mine that have run out, or that a crash left half made."""
    account_id, every = connection.account.id, list_invitations(connection)
    now_ms = connection.http.now_ms()
    for listed in every:
        is_mine = listed.invited_as == "client" and listed.invited_by == account_id
        if not is_mine or listed.state not in {"open", "expired"}:
            continue
        thread = Space(connection, listed.space_id).sync()
        mine = {i: s for i, s in thread.state.seats.items() if s.by == account_id}
        useless = [i for i, seat in mine.items() if 0 < seat.until < now_ms]
        if to_ms(listed.created_at) + IN_THE_MAKING < now_ms:
            useless += half_made(thread.state, account_id)
        sharing.unseat(thread, useless)


def half_made(state: SpaceState, inviter_id: str) -> list[str]:
    """Return the invitations of an inviter whose links open what is said now: nobody's welcome."""
    return [
        seat_id
        for seat_id, seat in state.seats.items()
        if seat.role == "invite" and seat.by == inviter_id and (state.gen, seat_id) in state.boxes
    ]
