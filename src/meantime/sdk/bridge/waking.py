"""Which spaces have grown, in handfuls, with an end to each wait."""

from __future__ import annotations

import time
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Final

from meantime.sdk.wakeups import hints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.http import Http

A_MOMENT: Final = 1.0  # what grows within it is looked at together


def grown_spaces(http: Http, seconds: float) -> Iterator[set[str]]:
    """Yield the ids of spaces that have grown, as `hints` names them; nothing after `seconds`.

    Raises what ends the hints.
    """
    told: SimpleQueue[str | Exception] = SimpleQueue()
    Thread(target=_listen, args=(http, told), daemon=True, name="hints").start()
    while True:
        grown = set()
        try:
            first = told.get(timeout=seconds)
            time.sleep(A_MOMENT)
            for each in (first, *_rest(told)):
                if isinstance(each, Exception):
                    raise each
                grown.add(each)
        except Empty:
            pass
        yield grown


def _listen(http: Http, told: SimpleQueue[str | Exception]) -> None:
    try:
        for space_id in hints(http):
            told.put(space_id)
    except Exception as error:  # noqa: BLE001  it is for who waits; after the end nobody does
        told.put(error)


def _rest(told: SimpleQueue[str | Exception]) -> Iterator[str | Exception]:
    while not told.empty():
        yield told.get()
