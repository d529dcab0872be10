"""One `seats` entry with every key that it calls for: the step that most flows are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.protocol.entry import Addition, Entry, Key
from meantime.protocol.errors import ProtocolError
from meantime.protocol.keys import Account
from meantime.protocol.roles import RULES, must_rotate
from meantime.protocol.sealing import commitment, generation_key, make_generation_key, seal_to
from meantime.protocol.writing import Body, root_entry, seat, seats_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from meantime.protocol.state import SpaceState


@dataclass(frozen=True, slots=True)
class Grant:
    """Earlier generations for the seat `to`; `account` is the one that holds them now."""

    account: Account
    to: str
    gens: Sequence[int]


@dataclass(frozen=True, slots=True)
class Move:
    """Who leaves, who comes, who is given old keys, and whether keys change without need."""

    remove: Sequence[str] = ()
    add: Sequence[Addition] = ()
    grants: Sequence[Grant] = ()
    rotates: bool = False


def found(founder: Account, type_: str, others: Sequence[Addition], at: int) -> tuple[Entry, bytes]:
    """Return the root of a new space and its first key, which in a practice space is the secret."""
    key = make_generation_key()
    add = [seat(founder.card, RULES[type_].root[0]), *others]
    entry = root_entry(
        founder,
        type_,
        at=at,
        add=add,
        commit=commitment(key, "", 1),
        card=Account(key).card if type_ == "practice" else b"",
        keys=[Key(1, added.id, seal_to(added.card, key)) for added in add],
    )
    return entry, key


def reseat(account: Account, state: SpaceState, move: Move, at: int) -> Entry:
    """Return the entry that makes this move; whoever leaves takes their open invitations along.

    Raises `nokey`, `seal`, `commit` or `secret` if a key to be granted cannot be opened.
    """
    gone = [*move.remove, *invitations_by(state, move.remove)]
    body: Body = {}
    removed = [state.seats[seat_id].role for seat_id in gone]
    if move.rotates or must_rotate(state.type, removed, [added.role for added in move.add]):
        body = new_generation(state, gone, move.add)
    granted = [key for grant in move.grants for key in open_grant(state, grant, move.add)]
    body["remove"], body["add"] = gone, move.add
    body["keys"] = [*body.get("keys", ()), *granted]
    return seats_entry(account, state, at=at, **body)


def new_generation(state: SpaceState, gone: Sequence[str], add: Sequence[Addition]) -> Body:
    """Return the part of an entry that starts a generation for everybody left and added."""
    key, gen = make_generation_key(), state.gen + 1
    holding = RULES[state.type].holding_keys
    opened_by = holding | {"invite"} if state.type == "care" else holding  # a link its welcome
    stay = {
        i: kept.card for i, kept in state.seats.items() if kept.role in holding and i not in gone
    }
    come = {added.id: added.card for added in add if added.role in opened_by}
    return {
        "gen": gen,
        "commit": commitment(key, state.space, gen),
        "card": Account(key).card if state.type == "practice" else b"",
        "keys": [Key(gen, to, seal_to(card, key)) for to, card in (stay | come).items()],
    }


def invitations_by(state: SpaceState, inviters: Iterable[str]) -> list[str]:
    """Return the open invitations of these people that are not among them."""
    by = set(inviters)
    seats = state.seats.items()
    return [i for i, taken in seats if taken.role == "invite" and taken.by in by and i not in by]


def open_grant(state: SpaceState, grant: Grant, add: Sequence[Addition] = ()) -> list[Key]:
    """Return the granted generations, sealed again to a seat that is there or is being added."""
    cards = {added.id: added.card for added in add}
    card = cards.get(grant.to) or state.seats[grant.to].card
    keys = ((gen, generation_key(state, grant.account, gen)) for gen in grant.gens)
    return [Key(gen, grant.to, seal_to(card, key)) for gen, key in keys]


def generations_of(state: SpaceState, account: Account) -> list[int]:
    """Return the generations that were ever sealed to this account, oldest first."""
    return sorted(gen for gen, to in state.boxes if to == account.id)


def unreadable_generations(state: SpaceState, account: Account) -> dict[int, str]:
    """Return which generations this account cannot open, each with its code (F13).

    The code is `nokey` where nothing was sealed to it, else `seal`, `commit` or `secret`.
    """
    found: dict[int, str] = {}
    for gen in range(1, state.gen + 1):
        try:
            generation_key(state, account, gen)
        except ProtocolError as error:
            found[gen] = error.code
    return found


def readable_generations(state: SpaceState, account: Account) -> list[int]:
    """Return the generations that this account opens, oldest first.

    So rubbish that somebody sealed to it holds up no change of seats.
    """
    unreadable = unreadable_generations(state, account)
    return [gen for gen in generations_of(state, account) if gen not in unreadable]
