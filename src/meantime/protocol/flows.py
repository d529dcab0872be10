"""The flows of protocol.md section 6: which entries people sign, and in which order.

Each returns entries for the caller to send. They are signed on `state` as it was verified last;
that state stays as it is, and moves by `spaces.advance` once the server has taken an entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from meantime.protocol.codes import join_account, make_code
from meantime.protocol.encoding import digest, unb64
from meantime.protocol.keys import Account
from meantime.protocol.reseating import (
    Grant,
    Move,
    found,
    generations_of,
    new_generation,
    open_grant,
    readable_generations,
    reseat,
)
from meantime.protocol.sealing import Place, generation_key, open_post, seal_post
from meantime.protocol.spaces import advance
from meantime.protocol.trust import check_invitation
from meantime.protocol.writing import (
    Body,
    Marks,
    acceptance,
    invitation,
    make_entry_id,
    post_entry,
    re_sign,
    seat,
    seats_entry,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from meantime.protocol.entry import Addition, Entry
    from meantime.protocol.state import SpaceState

BOXES_PER_ENTRY = 2_000  # about 400 KiB of the 1 MiB that a body may have
_DIGITS, _DIGITS_PER_GROUP = 30, 5


@dataclass(frozen=True, slots=True)
class Invited:
    """A fresh join code, 15 bytes that the server never sees, and the entries that seat it."""

    code: bytes
    entries: list[Entry]


def found_practice(owner: Account, at: int) -> tuple[Entry, Account]:
    """F1: return the root of a practice space and the practice itself, whose secret its key is."""
    entry, secret = found(owner, "practice", [], at)
    return entry, Account(secret)


def found_space(founder: Account, type_: str, practice_card: bytes, at: int) -> Entry:
    """F3.1: return the root of a care or team space. `practice_card` is the newest one."""
    return found(founder, type_, [seat(practice_card, "practice")], at)[0]


def found_own(owner: Account, at: int) -> Entry:
    """Return the root of a space that nobody else will ever enter."""
    return found(owner, "own", [], at)[0]


def invite_staff(custodian: Account, state: SpaceState, until: int, at: int) -> Invited:
    """F2: open a seat in the practice space until an instant (ms)."""
    code = make_code()
    opened = invitation(join_account(code), "staff", state.space, until)
    return Invited(code, [reseat(custodian, state, Move(add=[opened]), at)])


def invite_client(
    inviter: Account,
    state: SpaceState,
    welcome: Sequence[Mapping[str, object]],
    *,
    until: int,
    at: int,
) -> Invited:
    """F3.2 and 3.3: open a client's seat whose link opens exactly the `welcome` posts."""
    code, now = make_code(), state.copy()
    opened = invitation(join_account(code), "client", state.space, until)
    entries = [reseat(inviter, now, Move(add=[opened]), at)]
    advance(now, entries[0])
    key = generation_key(now, inviter, now.gen)
    for post in welcome:
        entries.append(write_post(inviter, now, key, post, at=at))
        advance(now, entries[-1])
    return Invited(code, [*entries, reseat(inviter, now, Move(rotates=True), at)])


def join(newcomer: Account, state: SpaceState, code: bytes, at: int) -> Entry:
    """F2 and F4: take the seat of a code, in a care space with the keys of its welcome.

    Raises `noinvite`, `proof`, and in a care space what `generation_key` raises.
    """
    joiner = join_account(code)
    role = check_invitation(state, joiner).as_
    opened = [seat(newcomer.card, role)]
    body: Body = {}
    if state.type == "care":
        body = new_generation(state, [joiner.id], opened)
    accept = acceptance(newcomer, state.space, role, joiner.id, body.get("commit", b""))
    granted = open_grant(state, Grant(joiner, newcomer.id, generations_of(state, joiner)), opened)
    body["remove"], body["add"] = [joiner.id], [seat(newcomer.card, role, accept)]
    body["keys"] = [*body.get("keys", ()), *granted]
    return seats_entry(joiner, state, at=at, **body)


def digits(entry_hash: str) -> str:
    """F5: return the 30 digits that two people read to each other, of `state.last_seats`."""
    number = int.from_bytes(digest("mt1/verify", unb64(entry_hash, 32))[:16], "big")
    text = str(number % 10**_DIGITS).zfill(_DIGITS)
    groups = range(0, _DIGITS, _DIGITS_PER_GROUP)
    return " ".join(text[start : start + _DIGITS_PER_GROUP] for start in groups)


def write_post(
    account: Account,
    state: SpaceState,
    key: bytes,
    post: Mapping[str, object],
    **marks: Unpack[Marks],
) -> Entry:
    """F6: seal a post under the key of the current generation and sign it on the head."""
    entry_id = marks.get("id") or make_entry_id()
    body = seal_post(key, Place(state.space, account.id, entry_id, state.gen), post)
    return post_entry(account, state, body, **marks | {"id": entry_id})


def rewrite_post(account: Account, state: SpaceState, entry: Entry) -> Entry:
    """F6: sign a refused post again, id kept; seal it again only if the generation has moved."""
    if entry.gen == state.gen:
        return re_sign(account, state, entry)
    post = open_post(generation_key(state, account, entry.gen), entry)
    marks: Marks = {
        "at": entry.at,
        "id": entry.id,
        "attention": entry.attention,
        "re": entry.re,
        "show_at": entry.show_at,
    }
    return write_post(account, state, generation_key(state, account, state.gen), post, **marks)


def add_seat(
    account: Account, state: SpaceState, added: Addition, gens: Sequence[int], at: int
) -> Entry:
    """F7: seat somebody of the roster, a `writing.seat(card, role)`, with the keys of `gens`."""
    return reseat(account, state, Move(add=[added], grants=[Grant(account, added.id, gens)]), at)


def change_role(account: Account, state: SpaceState, seat_id: str, role: str, at: int) -> Entry:
    """Swap a role for its counterpart.

    A new custodian is given the practice's secret and those of before: so they can go on with a
    rotation that is under way.
    """
    added = seat(state.seats[seat_id].card, role)
    gens = readable_generations(state, account) if role == "custodian" else []
    grants = [Grant(account, seat_id, gens)]
    return reseat(account, state, Move(remove=[seat_id], add=[added], grants=grants), at)


def remove(account: Account, state: SpaceState, seat_ids: Sequence[str], at: int) -> Entry:
    """F8: unseat people and their open invitations; the rest gets a new key where one is due."""
    return reseat(account, state, Move(remove=seat_ids), at)


def rotate(account: Account, state: SpaceState, at: int) -> Entry:
    """Start a new generation for everybody seated. In a practice space: F11, its new secret."""
    return reseat(account, state, Move(rotates=True), at)


def grant(account: Account, state: SpaceState, to: str, gens: Sequence[int], at: int) -> Entry:
    """F9: give a seat the keys of history, which a client gets only after F5."""
    return reseat(account, state, Move(grants=[Grant(account, to, gens)]), at)


def replace_practice(old: Account, state: SpaceState, new: Account, at: int) -> list[Entry]:
    """F11 in one care or team space: the new practice seat takes over, with all it can read.

    Returns nothing where that is done already. The new seat hands itself what does not fit into
    the first entry, out of the boxes of the old one.
    """
    if new.id in state.seats and state.seats[new.id].role == "practice":
        return []
    gens = readable_generations(state, old)
    first, rest = gens[:BOXES_PER_ENTRY], gens[BOXES_PER_ENTRY:]
    added = seat(new.card, "practice")
    move = Move(remove=[old.id], add=[added], grants=[Grant(old, new.id, first)])
    entries, now = [reseat(old, state, move, at)], state.copy()
    for start in range(0, len(rest), BOXES_PER_ENTRY):
        advance(now, entries[-1])
        some = Grant(old, new.id, rest[start : start + BOXES_PER_ENTRY])
        entries.append(reseat(new, now, Move(grants=[some]), at))
    return entries
