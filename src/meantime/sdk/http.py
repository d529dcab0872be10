"""One server, spoken to in the shapes of `meantime.wire`: tries again, knows the server's time."""

from __future__ import annotations

import time
from copy import copy
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

import httpx2
import msgspec

from meantime.sdk.errors import ProblemError, StrangeAnswer, Unreachable, UnsafeAddress
from meantime.wire.base import API, NOW_HEADER, Shape
from meantime.wire.problems import ProblemBody

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator, Sequence

Answer = TypeVar("Answer")

PAUSES: Final = (0.1, 0.3, 1.0, 2.0)  # seconds before each further try
TIMEOUT: Final = httpx2.Timeout(20, connect=5)
STREAM_TIMEOUT: Final = httpx2.Timeout(None, connect=5, read=60)  # the server speaks more often
JSON: Final = "application/json"
BYTES: Final = "application/octet-stream"
AWAY: Final = frozenset({502, 503, 504})  # the server, or what stands before it, is not well


class Http:
    """A connection to the server at `url`. Raises UnsafeAddress for http to another machine.

    Every call that the SDK makes may be repeated: what it stores has an id of its own. So an
    answer that got lost is asked for again, `pauses` apart, before Unreachable is raised.
    """

    def __init__(
        self,
        url: str,
        transport: httpx2.BaseTransport | None = None,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        self.origin = origin_of(url)
        self.token = ""
        self._pauses = pauses
        self._ahead_ms = 0
        self._http = httpx2.Client(
            base_url=self.origin + API, verify=tls(), transport=transport, timeout=TIMEOUT
        )

    def close(self) -> None:
        self._http.close()

    def signed_out(self) -> Http:
        """Return this connection for another seat of whoever sits here; it closes with this one."""
        other = copy(self)
        other.token = ""
        return other

    def now_ms(self) -> int:
        """Return the server's time in ms, as this device's clock and the last answer tell it."""
        return device_ms() + self._ahead_ms

    def ask_time(self) -> int:
        """Return the server's time in ms after asking for it, for what is signed first of all."""
        self._send("POST", "/sign-ins/nonce")
        return self.now_ms()

    def get(self, path: str, answer: type[Answer], **query: str | int) -> Answer:
        """Return the decoded answer. Raises ProblemError, StrangeAnswer, Unreachable."""
        return decode(self._send("GET", path, query=query).content, answer)

    def post(self, path: str, body: Shape | None, answer: type[Answer]) -> Answer:
        """As `get`."""
        return decode(self._send("POST", path, body).content, answer)

    def put(self, path: str, body: Shape | bytes, answer: type[Answer]) -> Answer:
        """As `get`. Bytes travel as they are."""
        return decode(self._send("PUT", path, body).content, answer)

    def delete(self, path: str, answer: type[Answer]) -> Answer:
        """As `get`."""
        return decode(self._send("DELETE", path).content, answer)

    def change(
        self, method: str, path: str, body: Shape | None = None, *, insists: bool = True
    ) -> None:
        """Send PUT, PATCH or DELETE, whose answer nobody needs. Raises as `get`."""
        self._send(method, path, body, insists=insists)

    def post_raw(self, path: str, body: Shape) -> bytes:
        """Return the answer undecoded, for answers that must not be believed in any part."""
        return self._send("POST", path, body).content

    def pieces(self, path: str) -> Iterator[bytes]:
        """Yield the bytes of an answer as they come. Raises ProblemError, Unreachable."""
        try:
            with self._http.stream("GET", path, headers=self._headers()) as response:
                if not response.is_success:
                    response.read()
                self._note(response)
                yield from response.iter_bytes()
        except httpx2.TransportError as lost:
            raise Unreachable("The answer broke off.") from lost

    def events(self) -> Iterator[httpx2.ServerSentEvent]:
        """Yield wake-ups until the stream ends. Raises ProblemError, Unreachable."""
        try:
            with self._http.stream(
                "GET", "/events", headers=self._headers(), timeout=STREAM_TIMEOUT
            ) as response:
                if not response.is_success:
                    response.read()
                self._note(response)
                yield from httpx2.EventSource(response)
        except httpx2.SSEError as odd:
            raise StrangeAnswer("The server's stream is none of Meantime's.") from odd
        except httpx2.TransportError as lost:
            raise Unreachable("The stream broke off.") from lost

    def _send(
        self,
        method: str,
        path: str,
        body: Shape | bytes | None = None,
        query: dict[str, str | int] | None = None,
        *,
        insists: bool = True,
    ) -> httpx2.Response:
        content = msgspec.json.encode(body) if isinstance(body, Shape) else body
        headers = self._headers(BYTES if isinstance(body, bytes) else JSON)
        for pause in (*(self._pauses if insists else ()), None):
            try:
                response = self._http.request(
                    method, path, content=content, params=query, headers=headers
                )
                if response.status_code not in AWAY or pause is None:
                    self._note(response)
                    return response
            except httpx2.TransportError as lost:
                if pause is None:
                    raise Unreachable("The server does not answer.") from lost
            time.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _headers(self, media_type: str = JSON) -> dict[str, str]:
        headers = {"Content-Type": media_type}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        return headers

    def _note(self, response: httpx2.Response) -> None:
        """Take the time from an answer; raise the ProblemError that it carries."""
        told = response.headers.get(NOW_HEADER, "")
        if told.isdecimal():
            self._ahead_ms = int(told) - device_ms()
        if response.is_success:
            return
        try:
            problem = ProblemError.of(decode(response.content, ProblemBody))
        except StrangeAnswer:
            if response.status_code in AWAY:
                raise Unreachable("Something before the server answers in its place.") from None
            raise
        raise problem


def decode(content: bytes | str, answer: type[Answer]) -> Answer:
    """Return what the server said. Raises StrangeAnswer if it has another shape."""
    try:
        return msgspec.json.decode(content, type=answer)
    except msgspec.MsgspecError as error:
        raise StrangeAnswer("The answer is not one of Meantime, or of another version.") from error


@cache
def tls() -> ssl.SSLContext:
    """Return how certificates are checked; made once, for it reads them all."""
    return httpx2.create_ssl_context()


def device_ms() -> int:
    return time.time_ns() // 1_000_000


def origin_of(url: str) -> str:
    """Return scheme, host and port as a browser's `location.origin` has them.

    Raises UnsafeAddress unless it is https, or http to this very machine.
    """
    parsed = httpx2.URL(url if "://" in url else f"https://{url}")
    host = parsed.host
    is_here = host in {"localhost", "127.0.0.1", "::1"} or host.endswith(".localhost")
    if not host or not (parsed.scheme == "https" or (parsed.scheme == "http" and is_here)):
        raise UnsafeAddress("The address must begin with https://")
    name = f"[{host}]" if ":" in host else host
    return f"{parsed.scheme}://{name}" + (f":{parsed.port}" if parsed.port else "")
