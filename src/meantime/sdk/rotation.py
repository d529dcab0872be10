"""The practice's key is replaced, and its seat in every space follows (F11).

The practice space has the new key first. From then on every space that an earlier key still
holds is work to do: so any custodian's device can go on with the walk, and nothing is kept of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from meantime.protocol import flows
from meantime.protocol.reseating import generations_of
from meantime.sdk import sharing
from meantime.sdk.listing import list_spaces
from meantime.sdk.practice_seat import acting_as, practice_keys
from meantime.sdk.spaces import Space
from meantime.sdk.walk import Walk

if TYPE_CHECKING:
    from meantime.protocol.entry import Entry
    from meantime.protocol.keys import Account
    from meantime.protocol.state import SpaceState
    from meantime.sdk.connection import Connection
    from meantime.sdk.practice_seat import PracticeSeat
    from meantime.sdk.progress import Progress
    from meantime.wire.spaces import SpaceSummary


@dataclass(frozen=True, slots=True)
class Rotated:
    """What became of it. `failed` has the code or slug of each space that could not be done.

    `missing` are spaces in which this device has seen the practice sit, and which the server does
    not list.
    """

    done: frozenset[str]
    failed: dict[str, str]
    missing: frozenset[str]

    @property
    def is_whole(self) -> bool:
        return not self.failed and not self.missing


def rotate(connection: Connection, tell: Progress) -> Rotated:
    """F11: give the practice a new key, and then its seat in every space.

    Raises ProtocolError `nokey` for all but custodians, and Unreachable; after that `go_on`.
    """
    practice_keys(connection)  # before anything is changed
    account, now_ms = connection.account, connection.http.now_ms
    roster = Space(connection, connection.practice_id)
    roster.append_newest(lambda state: flows.rotate(account, state, now_ms()))
    return go_on(connection, tell)


def go_on(connection: Connection, tell: Progress) -> Rotated:
    """Finish what a rotation, from whatever device, has left. Raises as `rotate`."""
    walk = Walk(connection, tell)
    newest = hand_over(connection, walk)
    with acting_as(connection, newest) as practice:
        walk.look(practice, newest.id)  # where another device has been, it sits already
    return Rotated(frozenset(walk.done), walk.failed, walk.missing())


def left_over(connection: Connection) -> int:
    """Return in how many spaces an earlier key of the practice still sits, by the server's word.

    Raises ProtocolError `nokey` for all but custodians.
    """
    count = 0
    for key in practice_keys(connection)[1:]:
        with acting_as(connection, key) as practice:
            listed = list_spaces(practice.http, seated=True) if practice else ()
            count += sum(1 for _ in listed)
    return count


def hand_over(connection: Connection, walk: Walk) -> Account:
    """Walk the practice's seat in every space to its newest key; return that key.

    Where another custodian has rotated meanwhile it is walked again, to the key of that.
    """
    while True:
        newest, *earlier = practice_keys(connection)
        for key in earlier:
            with acting_as(connection, key) as practice:
                walk.through(practice, key.id, partial(_replace, newest=newest))
        if practice_keys(connection)[0].id == newest.id:
            return newest


def _replace(practice: PracticeSeat, listed: SpaceSummary, newest: Account) -> None:
    """Give the practice's seat in one space from an earlier key of it to its newest."""
    old, now_ms = practice.account, practice.http.now_ms
    space = Space(practice, listed.id)

    def build(state: SpaceState) -> Entry | None:
        if old.id not in state.seats:
            return None  # another custodian walks as well
        return flows.replace_practice(old, state, newest, now_ms())[0]

    space.append_newest(build)
    if len(generations_of(space.state, old)) > flows.BOXES_PER_ENTRY:
        with acting_as(practice.custodian, newest) as successor:
            if successor:
                sharing.give_missing_keys(Space(successor, space.id).sync(), newest.id, old)
