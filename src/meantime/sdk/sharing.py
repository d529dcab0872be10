"""Giving a seat to a colleague and history to a client, and taking a seat back (F7 to F9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.protocol import flows
from meantime.protocol.posts import Purpose
from meantime.protocol.reseating import Grant, Move, readable_generations, reseat
from meantime.protocol.writing import seat
from meantime.sdk.errors import NotCompared
from meantime.sdk.folds.people import fold_people

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from meantime.protocol.entry import Entry
    from meantime.protocol.keys import Account
    from meantime.protocol.state import SpaceState
    from meantime.sdk.directory import Colleague
    from meantime.sdk.spaces import Space
    from meantime.sdk.threads import Thread

    # All that was said, what is said under the key of now, or what is said from now on.
    History = Literal["all", "current", "new"]

GRANTS_PER_ENTRY: Final = flows.BOXES_PER_ENTRY


def seat_colleague(space: Space, who: Colleague, role: str, history: History) -> None:
    """Seat a colleague with the keys of `history`, or change their role, and name them.

    Does only what is still missing. Raises as `Space.append_newest`.
    """
    me = space.connection.account

    def build(state: SpaceState) -> Entry:
        now = space.connection.http.now_ms()
        if who.id in state.seats:
            return flows.change_role(me, state, who.id, role, now)
        gens = {"all": readable_generations(state, me), "current": [state.gen], "new": []}[history]
        grants = [Grant(me, who.id, gens)]
        added = [seat(who.card, role)]
        return reseat(me, state, Move(add=added, grants=grants, rotates=history == "new"), now)

    seated = space.sync().state.seats.get(who.id)
    if seated is None or seated.role != role:
        space.append_newest(build)
    say_purpose(space, who.id)
    say_name(space, who)


def say_purpose(space: Space, reader: str) -> None:
    """Say again what the space is for, unless `reader` can read it: else it stays closed."""
    purpose, state = space.purpose(), space.state
    said = [o.entry.gen for o in space.opened() if isinstance(o.post, Purpose)]
    if not any((gen, reader) in state.boxes for gen in said):
        space.post(purpose)


def say_name(space: Space, who: Colleague) -> None:
    """Name somebody whom I have seated, unless that is said already."""
    member = fold_people(space.opened()).by_id[who.id]
    if member.by == space.me and (member.name, member.credential) != (who.name, who.credential):
        space.post(who.as_post())


def unseat(space: Space, seat_ids: Sequence[str]) -> None:
    """F8: take the seats of those of `seat_ids` who still sit here, with their open invitations."""

    def gone(state: SpaceState) -> list[str]:
        return [seat_id for seat_id in seat_ids if seat_id in state.seats]

    if gone(space.sync().state):
        account, now_ms = space.connection.account, space.connection.http.now_ms
        space.append_newest(lambda state: flows.remove(account, state, gone(state), now_ms()))


def give_history(thread: Thread, client_id: str) -> None:
    """F9: give a client the keys of what was said before them, as far as I have them.

    Raises NotCompared unless I have compared digits with them.
    """
    if client_id not in thread.marks():
        raise NotCompared
    give_missing_keys(thread, client_id)


def give_missing_keys(space: Space, to: str, holder: Account | None = None) -> None:
    """Give a seat every generation that was sealed to `holder`, or to me, and not to it yet."""
    account = space.connection.account
    opens = holder or account

    def missing(state: SpaceState) -> list[int]:
        every = readable_generations(state, opens)
        return [gen for gen in every if (gen, to) not in state.boxes][:GRANTS_PER_ENTRY]

    def build(state: SpaceState) -> Entry:
        given = Grant(opens, to, missing(state))
        return reseat(account, state, Move(grants=[given]), space.connection.http.now_ms())

    while missing(space.state):
        space.append_newest(build)
