"""People whose secrets are known, and logs in which they do honest things."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from meantime.protocol import canonical, flows, spaces
from meantime.protocol.encoding import b64
from meantime.protocol.errors import ProtocolError
from meantime.protocol.keys import Account
from meantime.protocol.reseating import Move, reseat
from meantime.protocol.sealing import generation_key, open_post
from meantime.protocol.shapes import VERSIONS
from meantime.protocol.writing import seat, sign_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from meantime.protocol.entry import Entry, Wire

VECTORS = Path(__file__).parents[2] / "vectors"
AT = 1_700_000_000_000
UNTIL = AT + 7 * 86_400_000

OWNER, THERAPIST, COVER, CLIENT, OTHER_CLIENT, SUPERVISOR, OUTSIDER = (
    Account(bytes([number]) * 32) for number in (1, 2, 3, 4, 5, 6, 99)
)
WELCOME = (
    {"type": "purpose", "of": "thread", "about": ""},
    {"type": "policy", "policy": {"version": 1}, "notices": []},
    {"type": "text", "text": "Welcome."},
)


def read_vectors(name: str) -> Any:
    """Return a vector file; its shape is its own."""
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))


@contextmanager
def refuses(code: str) -> Iterator[None]:
    """Expect the code inside to be refused with this code."""
    with pytest.raises(ProtocolError) as caught:
        yield
    assert caught.value.code == code


def code_of(action: Callable[[], object]) -> str:
    """Return the code with which something is refused, `ok` if it is not."""
    try:
        action()
    except ProtocolError as refusal:
        return refusal.code
    return "ok"


class Log:
    """A log that grows only by entries that the verifier takes."""

    def __init__(self, *entries: Entry) -> None:
        self.entries: list[Entry] = []
        self.state: Any = None  # None only until the first entry
        self.add(*entries)

    def add(self, *entries: Entry) -> Log:
        for entry in entries:
            spaces.check(self.state, entry, body_required=True)
            self.state = spaces.advance(self.state, entry)
            self.entries.append(entry)
        return self

    def verdict(self, *entries: Entry) -> str:
        """Return what becomes of these entries at the end of this log: `ok` or a code."""
        return verdict([entry.wire for entry in (*self.entries, *entries)])

    def write(self, author: Account, text: str = "Hello.", **marks: Any) -> Entry:
        key = generation_key(self.state, author, self.state.gen)
        marks = {"at": AT} | marks
        return flows.write_post(author, self.state, key, {"type": "text", "text": text}, **marks)

    def copy(self) -> Log:
        return Log(*self.entries)


def verdict(log: Any, versions: frozenset[int] = VERSIONS) -> str:
    return code_of(lambda: spaces.verify_log(log, versions))


def signed(account: Account, header: object, body: bytes) -> Wire:
    """Return an entry as it travels, with whatever header, spelled canonically, and signed."""
    raw = canonical.encode(header)
    return {"h": b64(raw), "b": b64(body), "s": b64(account.sign("mt1/entry", raw))}


class World:
    """A practice with an owner, two therapists and a supervisor; threads as they are asked for."""

    def __init__(self) -> None:
        root, self.practice = flows.found_practice(OWNER, AT)
        self.roster = Log(root)
        for person in (THERAPIST, COVER, SUPERVISOR):
            invited = flows.invite_staff(OWNER, self.roster.state, UNTIL, AT)
            self.roster.add(*invited.entries)
            self.roster.add(flows.join(person, self.roster.state, invited.code, AT))

    def invited_thread(self) -> tuple[Log, bytes]:
        """Return a thread with an open invitation, and its code."""
        log = Log(flows.found_space(THERAPIST, "care", self.practice.card, AT))
        invited = flows.invite_client(THERAPIST, log.state, WELCOME, until=UNTIL, at=AT)
        return log.add(*invited.entries), invited.code

    def thread(self) -> Log:
        """Return a thread in which the client has joined and written."""
        log, code = self.invited_thread()
        log.add(flows.join(CLIENT, log.state, code, AT))
        return log.add(log.write(CLIENT, "I feel low today.", attention=1))

    def covered_thread(self) -> Log:
        """Return a thread in which a colleague has been given what is written from now on."""
        log = self.thread()
        added = seat(COVER.card, "clinician")
        return log.add(flows.add_seat(THERAPIST, log.state, added, [log.state.gen], AT))

    def chart(self) -> Log:
        log = Log(flows.found_space(THERAPIST, "team", self.practice.card, AT))
        added = seat(SUPERVISOR.card, "member")
        log.add(flows.add_seat(THERAPIST, log.state, added, [1], AT))
        return log.add(log.write(SUPERVISOR, "Seen and agreed."))

    def journal(self) -> Log:
        log = Log(flows.found_own(CLIENT, AT))
        return log.add(log.write(CLIENT, "Only mine."))


def resigned(
    account: Account,
    entry: Entry,
    header: Callable[..., object] | None = None,
    body: Callable[..., object] | None = None,
) -> Entry:
    """Return an entry with header and body edited in place by these, signed by `account`."""
    new_header: Any = dict(entry.header)
    new_body = entry.body
    if body:
        parsed: Any = canonical.decode(entry.body)
        body(parsed)
        new_body = canonical.encode(parsed)
    if header:
        header(new_header)
    return sign_entry(account, new_header, new_body)


def with_header(entry: Entry, **changes: object) -> Any:
    """Return the wire entry with a changed header under its old signature."""
    return entry.wire | {"h": b64(canonical.encode({**entry.header, **changes}))}


def moved(log: Log, account: Account, **move: Any) -> Entry:
    """Return the entry in which `account` makes a `Move`, whether or not it may."""
    return reseat(account, log.state, Move(**move), AT)


def reads(log: Log, person: Account, entry: Entry) -> object:
    """Return the text that a person reads in a post, or why they do not."""
    texts: list[object] = []

    def read() -> None:
        key = generation_key(log.state, person, entry.gen)
        texts.append(open_post(key, entry).get("text"))

    code = code_of(read)
    return texts[0] if code == "ok" else code
