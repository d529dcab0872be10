"""A colleague leaves, or comes again with new keys: the walk through all spaces (F8 to F11)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from meantime.protocol.errors import ProtocolError
from meantime.sdk import sharing
from meantime.sdk.errors import SdkError
from meantime.sdk.practice_seat import acting_as, practice_keys
from meantime.sdk.rotation import hand_over
from meantime.sdk.spaces import Space
from meantime.sdk.succession import Succession
from meantime.sdk.walk import Walk
from meantime.wire.practices import ResponsibleChange

if TYPE_CHECKING:
    from meantime.sdk.connection import Connection
    from meantime.sdk.directory import Colleague
    from meantime.sdk.practice_seat import PracticeSeat
    from meantime.sdk.progress import Progress
    from meantime.wire.spaces import SpaceSummary


@dataclass(frozen=True, slots=True)
class Left:
    """What became of it. `failed` has the code or slug of each space that could not be done.

    `missing` are spaces in which this device has seen the practice sit, and which the server does
    not list: nobody was unseated there. `unattended` are threads without a clinician.
    """

    done: frozenset[str]
    failed: dict[str, str]
    missing: frozenset[str]
    unattended: frozenset[str]

    @property
    def is_whole(self) -> bool:
        return not self.failed and not self.missing


def dismiss(connection: Connection, leaver: str, heir: Colleague | None, tell: Progress) -> Left:
    """F8: take a colleague off the roster, and then out of every space, acting as the practice.

    With an `heir` each seat goes to them with all its history, and the threads that the leaver
    answered for. That is also how somebody comes back who lost everything, or whose keys were
    stolen (F9, F10): the heir is then their new account. Whoever left before and still sits
    somewhere is unseated as well. Where it stops, do it again. Raises SdkError for oneself,
    ProtocolError `nokey` for all but custodians, and Unreachable.
    """
    if leaver == connection.account.id:
        raise SdkError("Another custodian must do this for you.")
    practice_keys(connection)  # before anything is changed
    sharing.unseat(Space(connection, connection.practice_id), [leaver])
    walk, unattended = Walk(connection, tell), set[str]()
    newest = hand_over(connection, walk)  # whoever leaves as a custodian knew the secret until now
    succession = Succession(newest, connection.practice(), leaver, heir)
    with acting_as(connection, newest) as practice:
        step = partial(_clear, succession=succession, unattended=unattended)
        walk.through(practice, newest.id, step)
    return Left(frozenset(walk.done), walk.failed, walk.missing(), frozenset(unattended))


def _clear(
    practice: PracticeSeat, listed: SpaceSummary, succession: Succession, unattended: set[str]
) -> None:
    """Unseat in one space whoever is of the practice no more, and seat the heir of one of them."""
    space = Space(practice, listed.id).catch_up(listed.head)
    if _is_of_one_person(space):
        succession = replace(succession, heir=None)  # what they answered is not for who comes next
    heir = succession.heir
    if succession.gone(space.state):
        now_ms = practice.http.now_ms
        space.append_newest(
            lambda state: succession.entry(state, now_ms()) if succession.gone(state) else None
        )
    seats = space.state.seats
    if heir is not None and heir.id in seats:
        sharing.say_name(space, heir)
        if listed.responsible == succession.leaver and seats[heir.id].role == "clinician":
            change = ResponsibleChange(account_id=heir.id)
            practice.http.change("PUT", f"/spaces/{space.id}/responsible", change)
    if space.state.type == "care" and "clinician" not in {seat.role for seat in seats.values()}:
        unattended.add(space.id)


def _is_of_one_person(space: Space) -> bool:
    try:
        return space.purpose().of == "answers"
    except ProtocolError:  # a crash left it without its first word
        return False
