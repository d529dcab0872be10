"""Wake-ups: tells open streams that a space has grown; hints, never content.

Everything here runs on the event loop. Hints are addressed to seats, so a seat that is added to
a space hears of it without asking.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable

    from meantime.server.kit.actor import Actor

SPACES = 64  # hints that a stream holds at most; beyond, the oldest go and a resync is told
PULSE_SECONDS = 20  # proxies close a connection that is silent for longer
LIFE_SECONDS = 1800  # then the app opens a new stream, and shows again that it is signed in


class Hint(NamedTuple):
    """What a stream says next. `pulse` is a comment that keeps the connection open."""

    event: Literal["hello", "changed", "resync", "bye", "pulse"]
    space_id: str = ""
    head_seq: int = -1


class Change(NamedTuple):
    """A space has grown; `seats` are who may know."""

    practice_id: str
    space_id: str
    head_seq: int
    seats: tuple[str, ...]


class Stream:
    """One open connection's bounded queue of hints; a newer hint replaces an older one."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self._heads: dict[str, int] = {}
        self._must_resync = False
        self._ended = False
        self._wake = asyncio.Event()

    def push(self, space_id: str, head_seq: int) -> None:
        self._heads[space_id] = max(head_seq, self._heads.get(space_id, -1))
        if len(self._heads) > SPACES:
            del self._heads[next(iter(self._heads))]
            self._must_resync = True
        self._wake.set()

    def resync(self) -> None:
        self._must_resync = True
        self._wake.set()

    def end(self) -> None:
        self._ended = True
        self._wake.set()

    async def hints(self) -> AsyncIterator[Hint]:
        """Yield hints for as long as the stream lives; `bye` is the last one."""
        end_of_life = asyncio.get_running_loop().time() + LIFE_SECONDS
        yield Hint("hello")
        while not self._ended and asyncio.get_running_loop().time() < end_of_life:
            try:
                async with asyncio.timeout(PULSE_SECONDS):
                    await self._wake.wait()
            except TimeoutError:
                yield Hint("pulse")
            for hint in self._take():
                yield hint
        yield Hint("bye")

    def _take(self) -> list[Hint]:
        self._wake.clear()
        taken = [Hint("resync")] if self._must_resync else []
        taken += [Hint("changed", space_id, seq) for space_id, seq in self._heads.items()]
        self._heads.clear()
        self._must_resync = False
        return taken


class Relay(Protocol):
    """The way to the streams of other processes."""

    def send_change(self, change: Change) -> None:
        """Tell the others that a space has grown."""

    def send_end(self, sign_in_id: str) -> None:
        """Tell the others that a sign-in has ended."""


class Hub:
    """The open streams of this process, and the way to those of other processes."""

    def __init__(self) -> None:
        self._streams: defaultdict[tuple[str, str], set[Stream]] = defaultdict(set)
        self._ends_heard_by: list[Callable[[str], None]] = []
        self._relay: Relay | None = None

    def open(self, actor: Actor) -> Stream:
        """Return a stream of the hints for the actor's seat. Close it when its reader has left."""
        stream = Stream(actor)
        self._streams[actor.practice_id, actor.seat_id].add(stream)
        return stream

    def close(self, stream: Stream) -> None:
        key = stream.actor.practice_id, stream.actor.seat_id
        self._streams[key].discard(stream)
        if not self._streams[key]:
            del self._streams[key]

    def changed(self, change: Change) -> None:
        """Tell the streams of these seats, here and in other processes."""
        self.deliver(change)
        if self._relay:
            self._relay.send_change(change)

    def deliver(self, change: Change) -> None:
        """Tell the streams of this process alone."""
        for seat_id in change.seats:
            for stream in self._streams.get((change.practice_id, seat_id), ()):
                stream.push(change.space_id, change.head_seq)

    def end_sign_in(self, sign_in_id: str) -> None:
        """End the streams of a sign-in that was revoked or has expired; call after the commit."""
        self.deliver_end(sign_in_id)
        if self._relay:
            self._relay.send_end(sign_in_id)

    def deliver_end(self, sign_in_id: str) -> None:
        """End the streams of a sign-in in this process alone."""
        for hear in self._ends_heard_by:
            hear(sign_in_id)
        for stream in self.all_streams():
            if stream.actor.sign_in_id == sign_in_id:
                stream.end()

    def resync_all(self) -> None:
        """Tell every stream that hints may have been lost."""
        for stream in self.all_streams():
            stream.resync()

    def end_all(self) -> None:
        """End every stream: the server stops."""
        for stream in self.all_streams():
            stream.end()

    def all_streams(self) -> Iterable[Stream]:
        return [stream for streams in self._streams.values() for stream in streams]

    def hear_ends(self, hear: Callable[[str], None]) -> None:
        """Call `hear(sign_in_id)` whenever a sign-in has ended, in whichever process."""
        self._ends_heard_by.append(hear)

    def relay_through(self, relay: Relay) -> None:
        """Carry what happens here to the other processes."""
        self._relay = relay
