"""Hints as server-sent events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from meantime.server.kit.hub import Change, Hint
from meantime.server.kit.problems import NotSignedIn
from meantime.wire.events import Changed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from meantime.server.kit.actor import Actor
    from meantime.server.kit.hub import Hub
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import EntryAppended, SpaceTouched, TermTurned

MEDIA_TYPE = "text/event-stream"
PULSE = b":\n\n"  # a comment


async def frames(
    hub: Hub, actor: Actor, ask_again: Callable[[], Awaitable[Actor]]
) -> AsyncIterator[bytes]:
    """Yield what a stream says, until the reader leaves or the sign-in ends."""
    stream = hub.open(actor)
    try:
        await ask_again()  # a sign-in that ended just before could not end this stream
        async for hint in stream.hints():
            yield frame(hint)
    except NotSignedIn:
        yield frame(Hint("bye"))
    finally:
        hub.close(stream)


def frame(hint: Hint) -> bytes:
    """Return a hint as bytes on the wire."""
    if hint.event == "pulse":
        return PULSE
    data = b"{}"
    if hint.event == "changed":
        data = msgspec.json.encode(Changed(space_id=hint.space_id, head_seq=hint.head_seq))
    return b"event: %b\ndata: %b\n\n" % (hint.event.encode(), data)


def wake(hub: Hub) -> Callable[[Unit, EntryAppended], None]:
    """Return the hearer that wakes the streams of whoever may fetch a new entry."""

    def hear(unit: Unit, event: EntryAppended) -> None:
        seats = (*event.seats, *event.gone)
        change = Change(event.practice_id, event.space_id, event.seq, seats)
        unit.after_commit(lambda: hub.changed(change))

    return hear


def wake_beside(hub: Hub) -> Callable[[Unit, SpaceTouched | TermTurned], None]:
    """Return the hearer that wakes a space's streams for what is no entry: as if it had grown."""

    def hear(unit: Unit, event: SpaceTouched | TermTurned) -> None:
        change = Change(event.practice_id, event.space_id, event.head_seq, event.seats)
        unit.after_commit(lambda: hub.changed(change))

    return hear
