"""The parts of an entry (protocol.md section 4). `spaces.parse` alone makes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypedDict

from meantime.protocol.encoding import b64, pae
from meantime.protocol.keys import KEY_BYTES, verify_signature
from meantime.protocol.state import Seat


class Wire(TypedDict):
    """An entry as it travels: header, body and signature, each as base64url text."""

    h: str
    b: str
    s: str


class Header(TypedDict):
    """The signed part: ids and hashes as base64url text, instants in ms."""

    v: int
    space: str
    seq: int
    prev: str
    author: str
    id: str
    kind: str
    gen: int
    at: int
    show_at: int
    attention: int
    re: str
    body: str


@dataclass(frozen=True, slots=True)
class Addition:
    """A seat that an entry adds. Three fields are an invitation's; `accept` is a joiner's."""

    id: str
    card: bytes
    role: str
    as_: str = ""
    until: int = 0
    proof: bytes = b""
    accept: bytes = b""

    def seat(self, *, by: str) -> Seat:
        """Return the seat as it is taken in an entry by this author."""
        return Seat(self.card, self.role, by, self.as_, self.until, self.proof)


@dataclass(frozen=True, slots=True)
class Key:
    """Generation `gen`, sealed to the seat `to`."""

    gen: int
    to: str
    box: bytes


@dataclass(frozen=True, slots=True)
class Seats:
    """The body of a `seats` entry. `commit` and `card` are empty without a new generation."""

    type: str
    add: tuple[Addition, ...]
    remove: tuple[str, ...]
    gen: int
    commit: str
    card: bytes
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class Entry:
    """A well-formed entry. Whether it fits a log is for `spaces.check` to say."""

    header: Header
    header_bytes: bytes
    body: bytes  # empty for a post whose body was destroyed or is withheld
    signature: bytes
    hash: str
    seats: Seats | None = None  # the body of a `seats` entry,
    fault: str = ""  # or why it has none: `json` or `fields`
    _verdicts: dict[bytes, bool] = field(default_factory=dict, repr=False, compare=False)

    def verify_signature(self, card: bytes) -> bool:
        """Tell whether the holder of `card` signed this; asked again, the answer is remembered."""
        verdict = self._verdicts.get(card)
        if verdict is None:
            message = pae("mt1/entry", self.header_bytes)
            verdict = verify_signature(card[:KEY_BYTES], message, self.signature)
            self._verdicts[card] = verdict
        return verdict

    @property
    def wire(self) -> Wire:
        return {"h": b64(self.header_bytes), "b": b64(self.body), "s": b64(self.signature)}

    @property
    def version(self) -> int:
        return self.header["v"]

    @property
    def space(self) -> str:
        """Id of the space; the root, which has none to name yet, is that id by its hash."""
        return self.header["space"] or self.hash

    @property
    def seq(self) -> int:
        return self.header["seq"]

    @property
    def author(self) -> str:
        return self.header["author"]

    @property
    def id(self) -> str:
        return self.header["id"]

    @property
    def kind(self) -> str:
        return self.header["kind"]

    @property
    def gen(self) -> int:
        return self.header["gen"]

    @property
    def at(self) -> int:
        """The author's clock in ms: a claim."""
        return self.header["at"]

    @property
    def show_at(self) -> int:
        """0, or the instant in ms before which apps do not show this post."""
        return self.header["show_at"]

    @property
    def attention(self) -> int:
        return self.header["attention"]

    @property
    def re(self) -> str:
        return self.header["re"]
