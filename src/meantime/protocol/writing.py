"""Signing entries: pure builders that seal nothing (protocol.md section 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict, Unpack

from nacl import bindings

from meantime.protocol import canonical
from meantime.protocol.encoding import b64, digest, keyed
from meantime.protocol.entry import Addition, Entry, Header, Key
from meantime.protocol.errors import demand
from meantime.protocol.keys import Account, account_id
from meantime.protocol.shapes import ENTRY_ID_BYTES, parse
from meantime.protocol.state import SpaceState

if TYPE_CHECKING:
    from collections.abc import Sequence


VERSION = 1


class Marks(TypedDict, total=False):
    """What an author says openly about an entry; all but `at` (ms) may be left out."""

    at: Required[int]
    id: str
    attention: int
    re: str
    show_at: int


class Body(TypedDict, total=False):
    """The parts of a `seats` body; left out, they are empty and `gen` stays what it is."""

    add: Sequence[Addition]
    remove: Sequence[str]
    keys: Sequence[Key]
    gen: int
    commit: bytes
    card: bytes


class Change(Body, total=False):
    """What a `seats` entry does; all but `at` (ms) may be left out."""

    at: Required[int]
    id: str


def make_entry_id() -> str:
    """Return a fresh entry id; a retry keeps the one it had."""
    return b64(bindings.randombytes(ENTRY_ID_BYTES))


def seat(card: bytes, role: str, accept: bytes = b"") -> Addition:
    """Return the addition of a seat; `accept` is for an entry that an invitation signs."""
    return Addition(account_id(card), card, role, accept=accept)


def invitation(joiner: Account, as_: str, space: str, until: int) -> Addition:
    """Return the addition of an open invitation, with the proof that its link holder checks."""
    proof = space_proof(joiner, space)
    return Addition(joiner.id, joiner.card, "invite", as_=as_, until=until, proof=proof)


def space_proof(joiner: Account, space: str) -> bytes:
    """Return what shows a link holder that whoever made the code also made this space."""
    return keyed(joiner.secret, "mt1/proof", space)


def acceptance(account: Account, space: str, role: str, invite: str, commit: bytes) -> bytes:
    """Return a joiner's signature under one invitation and one key (none in a practice space)."""
    text = b64(commit)
    return account.sign("mt1/accept", space, account.id, role, invite, text)


def root_entry(account: Account, type_: str, **change: Unpack[Change]) -> Entry:
    """Return the first entry of a new space, which starts generation 1."""
    return seats_entry(account, SpaceState(type=type_, gen=1), **change)


def seats_entry(account: Account, state: SpaceState, **change: Unpack[Change]) -> Entry:
    """Return a `seats` entry on the head of `state`."""
    body = {
        "type": state.type,
        "add": [_write_addition(added) for added in change.get("add", ())],
        "remove": list(change.get("remove", ())),
        "gen": change.get("gen", state.gen),
        "commit": b64(change.get("commit", b"")),
        "card": b64(change.get("card", b"")),
        "keys": [
            {"gen": key.gen, "to": key.to, "box": b64(key.box)} for key in change.get("keys", ())
        ],
    }
    header = next_header(account, state, at=change["at"], id=change.get("id", ""))
    header |= {"kind": "seats", "gen": change.get("gen", state.gen)}
    return sign_entry(account, header, canonical.encode(body))


def post_entry(account: Account, state: SpaceState, body: bytes, **marks: Unpack[Marks]) -> Entry:
    """Return a post on the head of `state`; its body is sealed for the id in `marks`."""
    return sign_entry(account, next_header(account, state, **marks), body)


def re_sign(account: Account, state: SpaceState, entry: Entry) -> Entry:
    """Return the same post under the same id on a head that has moved (flow F6).

    Raises `gen` if the generation has moved too: then the post must be sealed again.
    """
    demand(entry.gen == state.gen, "gen")
    moved: Header = {**entry.header, "seq": state.seq + 1, "prev": state.head}
    return sign_entry(account, moved, entry.body)


def next_header(account: Account, state: SpaceState, **marks: Unpack[Marks]) -> Header:
    """Return the header of a post on the head of `state`, without its body's hash."""
    return {
        "v": VERSION,
        "space": state.space,
        "seq": state.seq + 1,
        "prev": state.head,
        "author": account.id,
        "id": marks.get("id") or make_entry_id(),
        "kind": "post",
        "gen": state.gen,
        "at": marks["at"],
        "show_at": marks.get("show_at", 0),
        "attention": marks.get("attention", 0),
        "re": marks.get("re", ""),
        "body": "",
    }


def sign_entry(account: Account, header: Header, body: bytes) -> Entry:
    """Return the entry that `account` signs: this header, over this body."""
    raw = canonical.encode({**header, "body": b64(digest("mt1/body", body))})
    signature = account.sign("mt1/entry", raw)
    return parse({"h": b64(raw), "b": b64(body), "s": b64(signature)})


def _write_addition(added: Addition) -> dict[str, object]:
    fields: dict[str, object] = {"card": b64(added.card), "role": added.role}
    if added.role == "invite":
        fields |= {"as": added.as_, "until": added.until, "proof": b64(added.proof)}
    if added.accept:
        fields["accept"] = b64(added.accept)
    return fields
