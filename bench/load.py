"""A load generator in a process of its own: requests made beforehand, sent over raw sockets.

Every connection sends its requests one after the other, so that the chain of a space stays in
order. What is measured is the server; an HTTP library here would cost more than it does.
"""

from __future__ import annotations

import asyncio
import json
import pickle
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

HEADER_END = b"\r\n\r\n"
LONGEST_RUN_SECONDS = 300


@dataclass(frozen=True)
class Outcome:
    """Counts by status, and how long each answered request took, in seconds."""

    seconds: float
    statuses: dict[int, int]
    latencies: list[float]

    @property
    def stored_per_second(self) -> float:
        return self.statuses.get(201, 0) / self.seconds


def request(path: str, token: str, payload: bytes, method: str = "POST") -> bytes:
    """Return the bytes of one HTTP/1.1 request on a connection kept open."""
    head = (
        f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload


def run(port: int, lanes: list[list[bytes]], folder: Path) -> Outcome:
    """Send each lane of requests over a connection of its own, from another process."""
    plan = folder / "load.pickle"
    plan.write_bytes(pickle.dumps((port, lanes)))
    done = subprocess.run(
        [sys.executable, "-m", "bench.load", str(plan)],
        check=True,
        capture_output=True,
        timeout=LONGEST_RUN_SECONDS,
    )
    told = json.loads(done.stdout)
    statuses = {int(status): count for status, count in told["statuses"].items()}
    return Outcome(told["seconds"], statuses, told["latencies"])


async def _lane(
    port: int, requests: list[bytes], statuses: Counter[int], latencies: list[float]
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for sent in requests:
        started = time.perf_counter()
        writer.write(sent)
        head = await reader.readuntil(HEADER_END)
        length = int(head.lower().split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
        await reader.readexactly(length)
        latencies.append(time.perf_counter() - started)
        statuses[int(head[9:12])] += 1
    writer.close()


async def _all(port: int, lanes: list[list[bytes]]) -> dict[str, object]:
    statuses: Counter[int] = Counter()
    latencies: list[float] = []
    started = time.perf_counter()
    await asyncio.gather(*(_lane(port, lane, statuses, latencies) for lane in lanes))
    seconds = time.perf_counter() - started
    return {"seconds": seconds, "statuses": statuses, "latencies": latencies}


def main() -> None:
    """Read the plan named on the command line, carry it out, print the outcome as JSON."""
    port, lanes = pickle.loads(Path(sys.argv[1]).read_bytes())  # noqa: S301 - written by run()
    import uvloop  # noqa: PLC0415 - only this process needs it

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        json.dump(runner.run(_all(port, lanes)), sys.stdout)


if __name__ == "__main__":
    main()
