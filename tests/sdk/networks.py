"""Networks between a device and its server: one that loses things, one that answers itself."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

import httpx2
import msgspec

from meantime.wire.spaces import EntryPage, ReceivedEntry
from tests.sdk.hands import honest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from meantime.protocol.entry import Entry as Signed
    from meantime.wire.base import Shape
    from tests.sdk.hands import Between

    Onward = Callable[[], httpx2.Response]


def lossy(seed: int, share: float) -> Callable[[httpx2.Request, Onward], httpx2.Response]:
    """Return a network that loses this share of the requests, and of the answers."""
    chance = Random(seed)  # noqa: S311  nothing is kept secret by it

    def meet(_: httpx2.Request, go_on: Onward) -> httpx2.Response:
        if chance.random() < share:
            raise httpx2.ConnectError("the request was lost")
        answer = go_on()
        if chance.random() < share:
            answer.read()
            answer.close()
            raise httpx2.ReadError("the answer was lost")
        return answer

    return meet


def gone(_: httpx2.Request, __: Onward) -> httpx2.Response:
    """Lose everything."""
    raise httpx2.ConnectError("nobody is there")


def sent_over(network: Between) -> bytes:
    """Return all that a device has sent, addresses included."""
    return b"".join(str(each.url).encode() + each.read() for each in network.seen)


class Killed(BaseException):
    """The end of a process, which no code of its own can catch in earnest."""


@contextmanager
def killed_at(network: Between, step: int) -> Iterator[None]:
    """Kill whatever runs in the block at its request of this number, whose answer it never has."""
    left = iter(range(step, -1, -1))

    def meet(_: httpx2.Request, go_on: Onward) -> httpx2.Response:
        answer = go_on()
        if next(left, 1) == 0:
            answer.read()
            raise Killed
        return answer

    network.meet = meet
    with suppress(Killed):
        yield
    network.meet = honest


def answering(status: int, body: Shape | Mapping[str, object]) -> httpx2.Response:
    """Return an answer that no server has given."""
    return httpx2.Response(status, content=msgspec.json.encode(body))


def is_append(request: httpx2.Request) -> bool:
    return request.method == "POST" and request.url.path.endswith("/entries")


def is_fetch(request: httpx2.Request) -> bool:
    return request.method == "GET" and request.url.path.endswith("/entries")


def serving(entries: list[Signed]) -> Callable[[httpx2.Request, Onward], httpx2.Response]:
    """Return a network in which the log of every space is `entries`, as a server would tell it."""

    def meet(request: httpx2.Request, go_on: Onward) -> httpx2.Response:
        if not is_fetch(request):
            return go_on()
        after = int(request.url.params["after"])
        now = datetime.now(UTC)
        page = EntryPage(
            pin=entries[after].hash if 0 <= after < len(entries) else "",
            entries=[ReceivedEntry(**e.wire, received_at=now) for e in entries[after + 1 :]],
            head_seq=len(entries) - 1,
        )
        return answering(200, page)

    return meet


class Breaking(httpx2.SyncByteStream):
    """An answer that breaks off behind its first piece."""

    def __init__(self, whole: httpx2.SyncByteStream) -> None:
        self._whole = whole

    def __iter__(self) -> Iterator[bytes]:
        yield next(iter(self._whole))
        raise httpx2.ReadError("the line broke")

    def close(self) -> None:
        self._whole.close()
