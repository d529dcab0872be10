"""One log out of a snapshot, verified as if it came from a server, then judged and opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from meantime.protocol.errors import ProtocolError, demand
from meantime.protocol.posts import parse_post
from meantime.protocol.sealing import generation_key, open_post
from meantime.protocol.spaces import advance, check, parse
from meantime.protocol.trust import check_trust
from meantime.sdk.crisis_snapshot.file import Damaged
from meantime.sdk.folds.opened import Opened
from meantime.sdk.log import Received
from meantime.wire.crisis import LogHead
from meantime.wire.spaces import ReceivedEntry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meantime.protocol.keys import Account
    from meantime.protocol.state import SpaceState
    from meantime.protocol.trust import Roster
    from meantime.sdk.crisis_snapshot.file import Member, SnapshotFile


@dataclass(slots=True)
class Copied:
    """A log as far as it proves itself. `fault` says why it is not all that it was, "" if it is.

    `damaged`: it cannot be read to its end; `cut`: entries are missing at its end; `altered`: it
    is not, byte for byte, what the list of the file says; else a code of protocol.md.
    """

    head: LogHead
    state: SpaceState | None = None
    received: list[Received] = field(default_factory=list)
    fault: str = ""


def copied(file: SnapshotFile, member: Member) -> Copied:
    """Return the log of a member, verified entry by entry up to the first that fails."""
    assert isinstance(member.first, LogHead)  # noqa: S101  by `SnapshotFile.logs`
    log = Copied(member.first)
    try:
        for received in _entries(file, member):
            entry = received.entry
            demand(log.state or entry.hash == log.head.space, "chain")
            check(log.state, entry)
            log.state = advance(log.state, entry)
            log.received.append(received)
    except ProtocolError as error:
        log.fault = error.code
    except (Damaged, msgspec.MsgspecError):
        log.fault = "damaged"
    if not log.fault and (log.state is None or log.state.head != log.head.head):
        log.fault = "cut"
    if not log.fault and not file.is_listed(member):
        log.fault = "altered"
    return log


def _entries(file: SnapshotFile, member: Member) -> Iterator[Received]:
    lines = file.lines(member)
    next(lines)  # what it says of itself
    for line in lines:
        wire = msgspec.json.decode(line, type=ReceivedEntry)
        yield Received(parse({"h": wire.h, "b": wire.b, "s": wire.s}), wire.received_at)


def opened(log: Copied, keys: Sequence[Account], roster: Roster) -> list[Opened]:
    """Return what the practice may read of a log, by the newest of its `keys` that sits there.

    What cannot be trusted is left out, and noted in `log.fault`.
    """
    state = log.state
    me = next((key for key in keys if state and key.id in state.ever), None)
    if state is None or me is None:
        log.fault = log.fault or "unknownspace"
        return []
    entries = log.received
    try:
        check_trust(state, [received.entry for received in entries], me.id, roster)
    except ProtocolError as error:
        log.fault = error.code
        entries = entries[: max(error.seq, 0)]
    opening = Opening(state, me)
    return [opening.open(received) for received in entries]


@dataclass(slots=True)
class Opening:
    """Opens the posts of one space with what is sealed to one seat."""

    state: SpaceState
    me: Account
    _keys: dict[int, bytes] = field(default_factory=dict)

    def open(self, received: Received) -> Opened:
        """Return an entry with what can be read of it, as `Reader.opened` does."""
        entry = received.entry
        if entry.kind != "post":
            return Opened(entry, received.received_at)
        if not entry.body:
            return Opened(entry, received.received_at, fault="absent")
        try:
            post = parse_post(open_post(self._key(entry.gen), entry))
        except ProtocolError as error:
            return Opened(entry, received.received_at, fault=error.code)
        return Opened(entry, received.received_at, post)

    def _key(self, gen: int) -> bytes:
        if gen not in self._keys:
            self._keys[gen] = generation_key(self.state, self.me, gen)
        return self._keys[gen]
