"""Wake-ups on `GET /api/events` (server-sent events): hints, never content.

`event: hello` opens the stream (fetch what you missed), `event: changed` names a space that
has grown, `event: resync` says that hints were dropped, `event: bye` that the sign-in ended.
"""

from __future__ import annotations

from meantime.wire.base import Shape


class Changed(Shape):
    space_id: str
    head_seq: int
