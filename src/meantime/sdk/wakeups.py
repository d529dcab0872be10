"""The server's hints that a space has grown. They say nothing; the log says everything."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from meantime.sdk.errors import SdkError, StrangeAnswer, may_pass
from meantime.sdk.http import decode
from meantime.wire.events import Changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.http import Http

EVERY_SPACE: Final = ""
PAUSE_SECONDS: Final = 0.5
PAUSE_SECONDS_MAX: Final = 30.0


def hints(http: Http) -> Iterator[str]:
    """Yield the id of a space that has grown, EVERY_SPACE where any may have: always at first.

    A lost connection is made again. Raises ProblemError `not-signed-in` once the sign-in ends.
    """
    pause = PAUSE_SECONDS
    while True:
        try:
            for event in http.events():
                pause = PAUSE_SECONDS
                if event.event == "changed":
                    yield _space_in(event.data)
                elif event.event in {"hello", "resync"}:
                    yield EVERY_SPACE
        except SdkError as error:
            if not may_pass(error):
                raise
            pause = min(pause * 2, PAUSE_SECONDS_MAX)
        time.sleep(pause)


def _space_in(data: str) -> str:
    try:
        return decode(data, Changed).space_id
    except StrangeAnswer:
        return EVERY_SPACE  # some space has grown: the log will say which
