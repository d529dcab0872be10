"""An export is said in the thread, once, before it is whole (flow F12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import Event, write_post
from meantime.sdk.outbox import Draft

if TYPE_CHECKING:
    from meantime.sdk.spaces import Space

EXPORT: Final = "export"
BRIDGE: Final = "bridge"  # from now on, signed notes go to the practice's own record system too


def announce(thread: Space, event_id: str, by: str = "", what: str = EXPORT) -> str:
    """Post in the thread that its record is exported; again under the same id does nothing.

    `by` is the custodian's name where the practice's own seat says it. Returns the code that keeps
    a stopped thread from being written in, "" if it was said. Raises as `Space.send`: an export of
    which nobody is told is not made.
    """
    try:
        thread.sync()
        if event_id in thread.log:
            return ""
        if all(row.draft.id != event_id for row in thread.outbox.rows()):
            said = write_post(Event(what=what, by=by))
            at = thread.connection.http.now_ms()
            thread.outbox.add(Draft(event_id, said, at, attention=0, show_at=0, re=""))
        thread.send_until(event_id)
    except ProtocolError as error:
        return error.code
    return ""
